// Filled by the stages that follow.
