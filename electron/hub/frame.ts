const whole = 0x80
const binary = 0x02

/** Lengths from which they are said in two and in eight bytes more. */
const long = 126
const longer = 65_536

/** A binary message as a server puts it on the line, in one piece and unmasked (RFC 6455, 5.2). */
export function frameOf(data: Uint8Array): Buffer {
  const { byteLength } = data
  const head = byteLength < long ? 2 : byteLength < longer ? 4 : 10
  const frame = Buffer.allocUnsafe(head + byteLength)
  frame[0] = whole | binary
  if (head === 2) {
    frame[1] = byteLength
  } else if (head === 4) {
    frame[1] = long
    frame.writeUInt16BE(byteLength, 2)
  } else {
    frame[1] = long + 1
    frame.writeBigUInt64BE(BigInt(byteLength), 2)
  }
  frame.set(data, head)
  return frame
}
