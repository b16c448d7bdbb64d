// Asks one warm `git cat-file --batch` for objects, one at a time, as a program built on git would.
//
//   git_peer REPOSITORY OBJECTS N
#include "report.h"
#include <sys/wait.h>
#include <unistd.h>

static char (*names)[41];
static long known;

static void read_names(const char *path) {
  FILE *file = fopen(path, "r");
  if (!file) fail("no list of objects");
  for (;;) {
    if (known % 4096 == 0) names = realloc(names, (known + 4096) * sizeof *names);
    if (fscanf(file, "%40s", names[known]) != 1) break;
    known++;
  }
  fclose(file);
  if (known == 0) fail("the list of objects is empty");
}

static void ask(FILE *questions, FILE *answers) {
  static char content[1 << 20];
  char line[128];
  unsigned long length;
  fprintf(questions, "%s\n", names[next_number() % known]);
  fflush(questions);
  if (!fgets(line, sizeof line, answers) || sscanf(line, "%*s blob %lu", &length) != 1)
    fail("git does not know an object");
  if (length >= sizeof content || fread(content, 1, length + 1, answers) != length + 1)
    fail("git answered too little");
}

int main(int count, char **arguments) {
  if (count != 4) return 64;
  read_names(arguments[2]);
  long asked = atol(arguments[3]);
  int to_git[2], from_git[2];
  if (pipe(to_git) || pipe(from_git)) fail("no pipe");
  pid_t child = fork();
  if (child < 0) fail("no process");
  if (child == 0) {
    dup2(to_git[0], STDIN_FILENO);
    dup2(from_git[1], STDOUT_FILENO);
    close(to_git[1]);
    close(from_git[0]);
    execlp("git", "git", "--git-dir", arguments[1], "cat-file", "--batch", NULL);
    _exit(127);
  }
  close(to_git[0]);
  close(from_git[1]);
  FILE *questions = fdopen(to_git[1], "w"), *answers = fdopen(from_git[0], "r");
  for (int warming = 0; warming < 100; warming++) ask(questions, answers);
  double start = wall_seconds();
  for (long done = 0; done < asked; done++) ask(questions, answers);
  double seconds = wall_seconds() - start;
  fclose(questions);
  int status;
  waitpid(child, &status, 0);
  if (status != 0) fail("git failed");
  report(asked, seconds, cpu_seconds(RUSAGE_SELF) + cpu_seconds(RUSAGE_CHILDREN));
  return 0;
}
