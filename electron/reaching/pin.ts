import { createHash, X509Certificate } from 'node:crypto'

/** SHA-256 of the public key and not of the certificate, which may be renewed. */
export function pinOf(certificate: string | Buffer): string {
  const spki = new X509Certificate(certificate).publicKey.export({ type: 'spki', format: 'der' })
  return createHash('sha256').update(spki).digest('base64url')
}
