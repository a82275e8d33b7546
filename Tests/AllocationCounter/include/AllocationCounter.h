/// Counts the allocations of the whole process.
#ifndef MUGMOJI_ALLOCATION_COUNTER_H
#define MUGMOJI_ALLOCATION_COUNTER_H

/// The number of calls of malloc and its kin so far; -1 where they cannot be counted (elsewhere than with glibc).
long allocation_count(void);

#endif
