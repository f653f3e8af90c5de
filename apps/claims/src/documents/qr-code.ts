import { toBuffer } from 'bwip-js/node';

/** An address as a QR code, PNG; survives a crumpled corner. */
export const qrCode = (text: string): Promise<Buffer> =>
  toBuffer({ bcid: 'qrcode', text, scale: 4, paddingwidth: 2, paddingheight: 2 });
