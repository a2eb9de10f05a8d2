import { crc32 } from 'node:zlib'

/** A file of an archive that is made byte by byte, with whatever its headers shall say. */
export interface RawFile {
  readonly name: string
  /** What is packed, as it lies there. */
  readonly packed: Buffer
  /** What it is said to be once unpacked: else what is packed is meant. */
  readonly size?: number
  readonly checksum?: number
  /** General purpose flags, in the archive's list and before the file itself. */
  readonly flags?: number
  readonly localFlags?: number
  /** 0 stored, 8 deflated, 99 encrypted by AES. */
  readonly method?: number
  readonly extra?: Buffer
}

export const ENCRYPTED = 0x0001
export const STRONGLY_ENCRYPTED = 0x0041

/** The extra field by which WinZip and 7-Zip tell of AES with 256 bits; the file was deflated before. */
export const AES_EXTRA = Buffer.from([0x01, 0x99, 7, 0, 2, 0, 0x41, 0x45, 3, 8, 0])

/** The extra field by which Info-ZIP names a file in UTF-8. */
export function unicodePath(raw: string, name: string): Buffer {
  const path = Buffer.from(name)
  const head = Buffer.alloc(9)
  head.writeUInt16LE(0x7075, 0)
  head.writeUInt16LE(5 + path.length, 2)
  head.writeUInt8(1, 4)
  head.writeUInt32LE(crc32(raw), 5)
  return Buffer.concat([head, path])
}

/** An archive of these files, made by hand. */
export function zipBytes(files: readonly RawFile[]): Buffer {
  const bodies: Buffer[] = []
  const list: Buffer[] = []
  let offset = 0
  for (const file of files) {
    const { packed, flags = 0, extra = Buffer.alloc(0) } = file
    const name = Buffer.from(file.name)
    const facts = (itsFlags: number): Buffer => {
      const bytes = Buffer.alloc(26)
      bytes.writeUInt16LE(20, 0)
      bytes.writeUInt16LE(itsFlags, 2)
      bytes.writeUInt16LE(file.method ?? 0, 4)
      bytes.writeUInt32LE(file.checksum ?? crc32(packed), 10)
      bytes.writeUInt32LE(packed.length, 14)
      bytes.writeUInt32LE(file.size ?? packed.length, 18)
      bytes.writeUInt16LE(name.length, 22)
      bytes.writeUInt16LE(extra.length, 24)
      return bytes
    }
    const local = [Buffer.from('PK\x03\x04', 'latin1'), facts(file.localFlags ?? flags), name, extra, packed]
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(offset, 10)
    const madeBy = Buffer.from('PK\x01\x02\x14\0', 'latin1')
    list.push(madeBy, facts(flags), rest, name, extra)
    bodies.push(...local)
    offset += Buffer.concat(local).length
  }
  const directory = Buffer.concat(list)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(files.length, 8)
  end.writeUInt16LE(files.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...bodies, directory, end])
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  for (let bit = 0; bit < 8; bit++) n = n & 1 ? (n >>> 1) ^ 0xedb88320 : n >>> 1
  return n >>> 0
})

/** Encrypts as PKZIP did from the beginning (“ZipCrypto”); twelve bytes come before. */
export function zipCrypto(bytes: Buffer, password: string): Buffer {
  const keys = Uint32Array.of(0x12345678, 0x23456789, 0x34567890)
  const crc = (sum: number, byte: number): number => (sum >>> 8) ^ CRC_TABLE[(sum ^ byte) & 0xff]!
  const pass = (byte: number): void => {
    keys[0] = crc(keys[0]!, byte)
    keys[1] = Math.imul(keys[1]! + (keys[0]! & 0xff), 134775813) + 1
    keys[2] = crc(keys[2]!, keys[1]! >>> 24)
  }
  for (const byte of Buffer.from(password)) pass(byte)
  const head = Buffer.alloc(12, 7)
  head[11] = crc32(bytes) >>> 24
  return Buffer.from(
    Array.from(Buffer.concat([head, bytes]), (byte) => {
      const mask = (keys[2]! | 2) & 0xffff
      pass(byte)
      return byte ^ ((Math.imul(mask, mask ^ 1) >>> 8) & 0xff)
    }),
  )
}
