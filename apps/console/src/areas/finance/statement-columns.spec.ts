import { guess, headOf } from './statement-columns';

describe('the columns of a statement', () => {
  it('are read whatever separates them', () => {
    expect(headOf('\uFEFFTanggal;"Keterangan";Debet;Kredit\r\n1;2;3;4')).toEqual([
      'Tanggal',
      'Keterangan',
      'Debet',
      'Kredit',
    ]);
  });

  it('are guessed from how banks call them', () => {
    expect(guess(['Tanggal', 'Keterangan', 'Debet', 'Kredit']).names).toEqual({
      date: 'Tanggal',
      reference: 'Keterangan',
      debit: 'Debet',
      credit: 'Kredit',
    });
    expect(guess(['Date', 'Amount', 'Currency', 'EndToEndId', 'Text']).names).toEqual({
      date: 'Date',
      amount: 'Amount',
      currency: 'Currency',
      endToEndId: 'EndToEndId',
      reference: 'Text',
    });
  });
});
