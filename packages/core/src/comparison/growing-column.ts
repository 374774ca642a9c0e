/** Values in a piece; a column grows by one at a time, so that nothing is copied and little stands empty. */
const pieceLength = 2 ** 14;

/** Numbers by their place, from 0, outside the heap: as many bytes each as their kind takes. Places not set hold 0. */
export interface GrowingColumn {
  get(place: number): number;
  set(place: number, value: number): void;
}

/** Makes an empty column; `makePiece` chooses the kind of numbers. */
export function createGrowingColumn(
  makePiece: (length: number) => Float64Array | Uint32Array | Uint8Array,
): GrowingColumn {
  const pieces: (Float64Array | Uint32Array | Uint8Array)[] = [];
  return {
    get: (place) => pieces[Math.floor(place / pieceLength)]?.[place % pieceLength] ?? 0,
    set(place, value) {
      const at = Math.floor(place / pieceLength);
      while (pieces.length <= at) pieces.push(makePiece(pieceLength));
      const piece = pieces[at];
      if (piece !== undefined) piece[place % pieceLength] = value;
    },
  };
}
