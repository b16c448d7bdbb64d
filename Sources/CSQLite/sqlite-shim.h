// What Swift cannot call of SQLite, as its arguments vary.
#include <sqlite3.h>

/// Has SQLite keep no count of the memory that it uses, for which it takes a lock at each allocation.
/// Does nothing once SQLite is in use (https://sqlite.org/c3ref/c_config_covering_index_scan.html).
static inline int sqlite3_config_memstatus_off(void) {
  return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}
