/** An address as a QR code, PNG; survives a crumpled corner. */
export async function qrCode(text: string): Promise<Buffer> {
  // As heavy as rare.
  const { toBuffer } = await import('bwip-js/node');
  return toBuffer({ bcid: 'qrcode', text, scale: 4, paddingwidth: 2, paddingheight: 2 });
}
