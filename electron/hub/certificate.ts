import './web-crypto'
import 'reflect-metadata'
import { createPrivateKey, randomBytes, webcrypto, X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { hostname, networkInterfaces } from 'node:os'
import {
  BasicConstraintsExtension,
  cryptoProvider,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator,
} from '@peculiar/x509'
import { pinOf } from '../reaching/pin'
import type { Store } from './store'

/** What a hub shows to whoever connects to it over TLS, in PEM. */
export interface Certificate {
  readonly certificate: string
  readonly key: string
  /** Digest of its public key: see `shared/invitation-link.ts`. */
  readonly pin: string
}

/** The certificate or key that an operator has named cannot be used. */
export class CertificateError extends Error {
  override readonly name = 'CertificateError'
}

/** Under which the store keeps the private key. */
export const tlsKey = 'tls-key'
const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const
/** Browsers of today take none that is good for longer than 398 days. */
const days = 397
const day = 86_400_000

/**
 * The hub's own certificate. Its key is made once and is kept in the conference's file, so that an
 * invitation is still good when the file is opened on another machine; the certificate is made anew
 * at each start, for the names by which the machine is then reached.
 */
export async function ownCertificate(
  store: Store,
  address: string | null,
  now: Date,
): Promise<Certificate> {
  cryptoProvider.set(webcrypto as typeof globalThis.crypto)
  const key = await keyOf(store)
  const keys = await pairOf(key)
  const names = namesOf(address)
  const made = await X509CertificateGenerator.createSelfSigned({
    // Positive, and without a zero in front.
    serialNumber: `01${randomBytes(15).toString('hex')}`,
    name: 'CN=Rapporteur hub',
    // Clocks in a room differ.
    notBefore: new Date(now.getTime() - day),
    notAfter: new Date(now.getTime() + (days - 1) * day),
    signingAlgorithm: algorithm,
    keys,
    extensions: [
      // It speaks for the hub alone: on a machine that trusts it, its key signs for no other site.
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
      new SubjectAlternativeNameExtension(names),
    ],
  })
  const certificate = made.toString('pem')
  return { certificate, key, pin: pinOf(certificate) }
}

/** @throws CertificateError */
export async function suppliedCertificate(paths: {
  readonly certificate: string
  readonly key: string
}): Promise<Certificate> {
  try {
    const certificate = await readFile(paths.certificate, 'utf8')
    const key = await readFile(paths.key, 'utf8')
    if (!new X509Certificate(certificate).checkPrivateKey(createPrivateKey(key))) {
      throw new CertificateError('not-its-key')
    }
    return { certificate, key, pin: pinOf(certificate) }
  } catch (error) {
    if (error instanceof CertificateError) throw error
    throw new CertificateError('unreadable', { cause: error })
  }
}

async function keyOf(store: Store): Promise<string> {
  const kept = await store.getMeta(tlsKey)
  if (kept) return new TextDecoder().decode(kept)
  const { privateKey } = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const bytes = await webcrypto.subtle.exportKey('pkcs8', privateKey)
  const key = PemConverter.encode(bytes, 'PRIVATE KEY')
  await store.putMeta(tlsKey, new TextEncoder().encode(key))
  return key
}

async function pairOf(pem: string): Promise<CryptoKeyPair> {
  const key = createPrivateKey(pem)
  const { subtle } = webcrypto
  const jwk = key.export({ format: 'jwk' }) as JsonWebKey
  const { d: _, ...open } = jwk
  return {
    privateKey: await subtle.importKey('jwk', jwk, algorithm, true, ['sign']),
    publicKey: await subtle.importKey('jwk', open, algorithm, true, ['verify']),
  } as CryptoKeyPair
}

function namesOf(address: string | null) {
  const own = Object.values(networkInterfaces()).flatMap((each) =>
    (each ?? []).map((at) => at.address.replace(/%.*$/, '')),
  )
  const host = address === null ? [] : [new URL(address).hostname.replace(/^\[|\]$/g, '')]
  const names = new Set(['localhost', hostname(), '127.0.0.1', '::1', ...own, ...host])
  return [...names]
    .filter((name) => /^[a-z0-9._:-]+$/i.test(name))
    .map((value) => ({ type: isIp(value) ? ('ip' as const) : ('dns' as const), value }))
}

function isIp(name: string): boolean {
  return name.includes(':') || /^[\d.]+$/.test(name)
}
