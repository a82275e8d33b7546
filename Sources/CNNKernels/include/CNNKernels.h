int mugmoji_kernels_placeholder(void);
