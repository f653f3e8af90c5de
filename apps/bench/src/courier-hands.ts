import type { Locator, Page } from 'playwright-core';
import { cameraPhoto, sign } from '../../e2e/support/phone';

/** Reports a crushed parcel from the list of reports to the receipt; counts what a courier's fingers do. */
export async function reportDamage(page: Page, waybill: string): Promise<{ seconds: number; taps: number }> {
  const photo = await cameraPhoto();
  let taps = 0;
  const tap = async (what: Locator) => {
    await what.click();
    taps += 1;
  };
  const fill = async (what: Locator, text: string) => {
    await what.fill(text);
    taps += 1;
  };
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const step = (title: string) => page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor();
  const begin = page.getByRole('link', { name: 'Laporkan paket' });
  await begin.waitFor();

  const began = performance.now();
  await tap(begin);
  await fill(page.getByLabel('Nomor resi'), waybill);
  await tap(button('Lanjut'));
  await step('Apa yang terjadi?');
  await tap(button('Penyok'));
  await step('Foto');
  await page.locator('input[type=file]').first().setInputFiles(photo);
  taps += 2;
  await page.getByText('1 dari 8 foto').waitFor();
  await tap(button('Lanjut'));
  await step('Tanda tangan');
  await sign(page, /Tanda tangan/);
  await fill(page.getByLabel('Nama').nth(1), 'Siti Rahma');
  await sign(page, /Tanda tangan/);
  taps += 2;
  await tap(button('Lanjut'));
  await step('Periksa dan kirim');
  await tap(button('Kirim laporan'));
  await step('Terkirim');
  return { seconds: (performance.now() - began) / 1_000, taps };
}
