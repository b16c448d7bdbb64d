// Bare SQLite, as little as a program can do with it.
//
//   sqlite_peer save DATABASE TEXTS N    one durable transaction for each of the first N texts
//   sqlite_peer read DATABASE N          N times the newest text of some article
#include "report.h"
#include <sqlite3.h>

static sqlite3 *database;

static void check(int code) {
  if (code != SQLITE_OK && code != SQLITE_DONE && code != SQLITE_ROW)
    fail(sqlite3_errmsg(database));
}

static void execute(const char *sql) { check(sqlite3_exec(database, sql, NULL, NULL, NULL)); }

static sqlite3_stmt *prepare(const char *sql) {
  sqlite3_stmt *statement = NULL;
  check(sqlite3_prepare_v3(database, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL));
  return statement;
}

static void step(sqlite3_stmt *statement) {
  check(sqlite3_step(statement));
  check(sqlite3_reset(statement));
}

struct text {
  uint32_t article, number, length;
  char *bytes;
};

static void save(const char *path, long count) {
  struct text *texts = calloc(count, sizeof *texts);
  FILE *file = fopen(path, "rb");
  if (!file || !texts) fail("no texts");
  long read = 0;
  for (; read < count; read++) {
    struct text *text = &texts[read];
    if (fread(text, 4, 3, file) != 3) break;
    text->bytes = malloc(text->length);
    if (fread(text->bytes, 1, text->length, file) != text->length) fail("the texts are cut off");
  }
  fclose(file);

  execute("CREATE TABLE revision (article INTEGER NOT NULL, number INTEGER NOT NULL,"
          " text TEXT NOT NULL, PRIMARY KEY (article, number))");
  sqlite3_stmt *begin = prepare("BEGIN IMMEDIATE"), *commit = prepare("COMMIT");
  sqlite3_stmt *insert = prepare("INSERT INTO revision VALUES (?, ?, ?)");
  double start = wall_seconds(), cpu = cpu_seconds(RUSAGE_SELF);
  for (long index = 0; index < read; index++) {
    struct text *text = &texts[index];
    step(begin);
    sqlite3_bind_int(insert, 1, text->article);
    sqlite3_bind_int(insert, 2, text->number);
    sqlite3_bind_text(insert, 3, text->bytes, text->length, SQLITE_STATIC);
    step(insert);
    step(commit);
  }
  report(read, wall_seconds() - start, cpu_seconds(RUSAGE_SELF) - cpu);
}

static void read_latest(long count) {
  sqlite3_stmt *most = prepare("SELECT max(article) FROM revision");
  check(sqlite3_step(most));
  long articles = sqlite3_column_int64(most, 0);
  check(sqlite3_finalize(most));
  sqlite3_stmt *select =
      prepare("SELECT text FROM revision WHERE article = ? ORDER BY number DESC LIMIT 1");
  char *copy = malloc(1 << 20);
  double start = wall_seconds(), cpu = cpu_seconds(RUSAGE_SELF);
  for (long done = 0; done < count; done++) {
    sqlite3_bind_int64(select, 1, 1 + next_number() % articles);
    if (sqlite3_step(select) != SQLITE_ROW) fail("an article is missing");
    int length = sqlite3_column_bytes(select, 0);
    if (length > 1 << 20) fail("a text is too long");
    memcpy(copy, sqlite3_column_text(select, 0), length);
    check(sqlite3_reset(select));
  }
  report(count, wall_seconds() - start, cpu_seconds(RUSAGE_SELF) - cpu);
}

int main(int count, char **arguments) {
  int saves = count == 5 && !strcmp(arguments[1], "save");
  int reads = count == 4 && !strcmp(arguments[1], "read");
  if (!saves && !reads) return 64;
  if (sqlite3_open(arguments[2], &database) != SQLITE_OK) fail("the database does not open");
  execute("PRAGMA journal_mode = WAL");
  execute("PRAGMA synchronous = FULL");
  if (saves) save(arguments[3], atol(arguments[4]));
  else read_latest(atol(arguments[3]));
  return sqlite3_close_v2(database) == SQLITE_OK ? 0 : 1;
}
