import { Places } from './places';

it('bounds each caller by itself', () => {
  const places = new Places(2);
  const leave = places.take('budi');
  expect(places.take('budi')).not.toBeNull();
  expect(places.take('budi')).toBeNull();
  expect(places.take('sari')).not.toBeNull();
  leave?.();
  // A second time gives nothing back.
  leave?.();
  expect(places.take('budi')).not.toBeNull();
  expect(places.take('budi')).toBeNull();
});
