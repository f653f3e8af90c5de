/** Requests of the API reference; a test sends each of them. */
export const estimateExamples = {
  lost: {
    summary: 'A lost parcel that is not registered here',
    value: {
      type: 'loss',
      shipment: {
        carrier: 'JNE',
        service: 'REG',
        shippedAt: '2026-03-02T10:00:00+07:00',
        fee: { amount: 13_000, currency: 'IDR' },
        goodsValue: { amount: 1_900_000, currency: 'IDR' },
      },
    },
  },
};

export const tryExample = {
  partial: {
    summary: 'One piece of four, with Lion Parcel',
    value: {
      pack: { id: 'lion' },
      type: 'partial_loss',
      piecesAffected: 1,
      shipment: {
        carrier: 'Lion Parcel',
        shippedAt: '2026-03-02T10:00:00+07:00',
        deliveredAt: '2026-03-04T10:00:00+07:00',
        pieces: 4,
        fee: { amount: 40_000, currency: 'IDR' },
        goodsValue: { amount: 9_000_000, currency: 'IDR' },
      },
      at: '2026-03-11T23:59:00+07:00',
    },
  },
};
