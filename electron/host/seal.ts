import { safeStorage } from 'electron'

/** Keeps a token from whoever reads the file but is not the user: the system's keychain where there is one. */
export interface Seal {
  close(plain: string): string
  /** `null` when it was closed by another user, on another machine, or with a keychain now locked. */
  open(closed: string): string | null
}

export const systemSeal: Seal = {
  close(plain) {
    if (!safeStorage.isEncryptionAvailable()) return `plain:${plain}`
    return `sealed:${safeStorage.encryptString(plain).toString('base64')}`
  },
  open(closed) {
    if (closed.startsWith('plain:')) return closed.slice('plain:'.length)
    try {
      return safeStorage.decryptString(Buffer.from(closed.slice('sealed:'.length), 'base64'))
    } catch {
      return null
    }
  },
}
