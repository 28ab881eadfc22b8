import { decode, encode, getDecoder } from 'iconv-lite';

// The encodings that Node does not have, or not on every machine. The library is in a piece of the
// program that is loaded for a file in one of them alone (build.ts): it takes 5 ms.

/** Reads an encoding piece by piece. */
export const decoderOf = (encoding: string): ReturnType<typeof getDecoder> => getDecoder(encoding);

/** A name in an old archive, as DOS wrote it. */
export const fromCodePage437 = (bytes: Buffer): string => decode(bytes, 'cp437');

/** The bytes that read as this text; undefined if it has letters that windows-1252 has not. */
export function windows1252Bytes(text: string): Uint8Array | undefined {
  const bytes = encode(text, 'windows-1252');
  const back = decode(bytes, 'windows-1252');
  if (bytes.length !== text.length) return undefined;
  for (let index = 0; index < text.length; index += 1) {
    if (back[index] === text[index]) continue;
    const code = text.charCodeAt(index);
    // The five bytes that windows-1252 leaves free are read by most programs as control characters.
    if (code < 0x80 || code > 0x9f) return undefined;
    bytes[index] = code;
  }
  return bytes;
}
