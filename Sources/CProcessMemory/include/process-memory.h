// The memory of this process: what only C can ask of the C library and the linker.

/// Has the kernel provide at once what every command comes to touch: the writable data of the program and a
/// first piece of heap. It costs much less than to provide it page by page, as each is touched.
/// Where the kernel refuses, as one before Linux 5.14 does, that is what happens.
void provide_memory(void);
