import { fitted, keyed, moved, turned, zoomed } from './view';

it('enlarges within bounds, and stands in the middle again at its own size', () => {
  const near = moved(zoomed(fitted, 2), 30, 40);
  expect(near).toMatchObject({ x: 30, y: 40, scale: 2 });
  expect(zoomed(near, 100).scale).toBe(8);
  expect(zoomed(near, 0.1)).toEqual(fitted);
});

it('stays put at its own size', () => {
  expect(moved(fitted, 30, 40)).toEqual(fitted);
});

it('turns all the way round', () => {
  expect([1, 2, 3, 4].reduce((view) => turned(view, 90), fitted).turn).toBe(0);
});

it('leaves arrows to the page while nothing is enlarged', () => {
  expect(keyed(fitted, 'ArrowLeft')).toBeNull();
  expect(keyed(zoomed(fitted, 2), 'ArrowLeft')).toMatchObject({ x: 60 });
  expect(keyed(fitted, '+')?.scale).toBeCloseTo(1.4);
  expect(keyed(fitted, 'q')).toBeNull();
});
