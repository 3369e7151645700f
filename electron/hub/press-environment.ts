/**
 * What the process that makes files is started with of the environment: where fonts, libraries and
 * the time are found. A password of a database is not its business.
 */
const passed = [
  'APPDATA',
  'DYLD_LIBRARY_PATH',
  'HOME',
  'LANG',
  'LC_ALL',
  'LD_LIBRARY_PATH',
  'LOCALAPPDATA',
  'PATH',
  'SystemRoot',
  'TEMP',
  'TMP',
  'TMPDIR',
  'TZ',
  'USERPROFILE',
  'XDG_DATA_DIRS',
  'XDG_DATA_HOME',
  'windir',
]

/**
 * Setting hundreds of pages takes hundreds of megabytes in small pieces. It takes half as long where
 * the system is asked for much memory at once, in large pages, and given nothing back before the end.
 * Read by the C library of Linux; others know nothing of it.
 */
const allocator = {
  GLIBC_TUNABLES: 'glibc.malloc.hugetlb=1',
  MALLOC_TOP_PAD_: String(64 * 1024 * 1024),
  MALLOC_MMAP_THRESHOLD_: String(1024 * 1024 * 1024),
  MALLOC_TRIM_THRESHOLD_: String(2 ** 31 - 1),
}

export function pressEnvironment(of: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const names = passed.filter((name) => of[name] !== undefined)
  return {
    ...Object.fromEntries(names.map((name) => [name, of[name]])),
    ...allocator,
    ELECTRON_RUN_AS_NODE: '1',
  }
}
