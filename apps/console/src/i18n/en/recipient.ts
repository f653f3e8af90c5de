export const recipient = {
  title: 'Where is my parcel?',
  number: 'Waybill {{number}}',
};
