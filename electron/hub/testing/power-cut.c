/*
 * Notes what a program does to the files of one folder, in the order in which it does it: a disk
 * that loses its power has of it what was synchronised, and of the rest whatever it pleases. Loaded
 * before the C library (LD_PRELOAD), so that it sees each call of SQLite and of Node.
 *
 * POWER_CUT_FOLDER names the folder, POWER_CUT_LOG the file of notes. A note is a line
 * "kind path offset length", after which the bytes follow where there are any.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;
static ssize_t (*real_write)(int, const void *, size_t);
static int notes = -1;

#define REAL(name) __typeof__(&name) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

static void put(const void *bytes, size_t length) {
  const char *at = bytes;
  while (length > 0) {
    ssize_t done = real_write(notes, at, length);
    if (done <= 0) abort();
    at += done;
    length -= (size_t)done;
  }
}

/* Within a turn: the note has to stand where the deed does. */
static void note(const char *kind, const char *path, off_t offset, const void *bytes, size_t length) {
  if (notes < 0) {
    real_write = (ssize_t(*)(int, const void *, size_t))dlsym(RTLD_NEXT, "write");
    notes = open(getenv("POWER_CUT_LOG"), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (notes < 0) abort();
  }
  char line[PATH_MAX + 64];
  int size = snprintf(line, sizeof line, "%s\t%s\t%lld\t%zu\n", kind, path, (long long)offset, length);
  put(line, (size_t)size);
  if (bytes) put(bytes, length);
}

/* The path of a file below the folder, or NULL. */
static const char *ours(int file, char *path) {
  const char *folder = getenv("POWER_CUT_FOLDER");
  if (!folder) return NULL;
  char link[64];
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  ssize_t length = readlink(link, path, PATH_MAX - 1);
  if (length <= 0) return NULL;
  path[length] = 0;
  return strncmp(path, folder, strlen(folder)) == 0 ? path : NULL;
}

static ssize_t wrote(int file, const void *bytes, off_t offset, ssize_t done) {
  char path[PATH_MAX];
  if (done > 0 && ours(file, path)) note("write", path, offset, bytes, (size_t)done);
  return done;
}

ssize_t pwrite(int file, const void *bytes, size_t length, off_t offset) {
  REAL(pwrite);
  pthread_mutex_lock(&turn);
  ssize_t done = wrote(file, bytes, offset, real(file, bytes, length, offset));
  pthread_mutex_unlock(&turn);
  return done;
}

ssize_t pwrite64(int file, const void *bytes, size_t length, off64_t offset) {
  REAL(pwrite64);
  pthread_mutex_lock(&turn);
  ssize_t done = wrote(file, bytes, offset, real(file, bytes, length, offset));
  pthread_mutex_unlock(&turn);
  return done;
}

ssize_t write(int file, const void *bytes, size_t length) {
  REAL(write);
  char path[PATH_MAX];
  if (!ours(file, path)) return real(file, bytes, length);
  pthread_mutex_lock(&turn);
  off_t offset = lseek(file, 0, fcntl(file, F_GETFL) & O_APPEND ? SEEK_END : SEEK_CUR);
  ssize_t done = wrote(file, bytes, offset, real(file, bytes, length));
  pthread_mutex_unlock(&turn);
  return done;
}

static int shortened(int file, off_t length, int done) {
  char path[PATH_MAX];
  if (done == 0 && ours(file, path)) note("truncate", path, length, NULL, 0);
  return done;
}

int ftruncate(int file, off_t length) {
  REAL(ftruncate);
  pthread_mutex_lock(&turn);
  int done = shortened(file, length, real(file, length));
  pthread_mutex_unlock(&turn);
  return done;
}

int ftruncate64(int file, off64_t length) {
  REAL(ftruncate64);
  pthread_mutex_lock(&turn);
  int done = shortened(file, length, real(file, length));
  pthread_mutex_unlock(&turn);
  return done;
}

static int synchronised(int file, int done) {
  char path[PATH_MAX];
  if (done == 0 && ours(file, path)) note("sync", path, 0, NULL, 0);
  return done;
}

int fsync(int file) {
  REAL(fsync);
  pthread_mutex_lock(&turn);
  int done = synchronised(file, real(file));
  pthread_mutex_unlock(&turn);
  return done;
}

int fdatasync(int file) {
  REAL(fdatasync);
  pthread_mutex_lock(&turn);
  int done = synchronised(file, real(file));
  pthread_mutex_unlock(&turn);
  return done;
}

int unlink(const char *path) {
  REAL(unlink);
  const char *folder = getenv("POWER_CUT_FOLDER");
  pthread_mutex_lock(&turn);
  int done = real(path);
  if (done == 0 && folder && strncmp(path, folder, strlen(folder)) == 0) note("unlink", path, 0, NULL, 0);
  pthread_mutex_unlock(&turn);
  return done;
}
