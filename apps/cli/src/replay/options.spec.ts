import type { Environment } from './config';
import { readOptions } from './options';

const environment: Environment = {
  url: 'http://127.0.0.1:3000/',
  shipperKey: 'tnt_shipper',
  staffKey: 'tnt_staff',
  approverKey: 'tnt_approver',
  folder: '/home/ana',
};

describe('options', () => {
  it('come from the running system, and the file from where the person stands', () => {
    expect(readOptions(['claims.csv'], environment)).toEqual({
      file: '/home/ana/claims.csv',
      url: 'http://127.0.0.1:3000',
      shipperKey: 'tnt_shipper',
      staffKey: 'tnt_staff',
      approverKey: 'tnt_approver',
      refused: '/home/ana/claims.csv.refused.csv',
      profile: undefined,
      concurrency: 16,
      patience: 15,
    });
  });

  it('may be given', () => {
    const given = [
      '/data/c.csv',
      '--url',
      'https://t.example',
      '--key',
      'tnt_a',
      '--refused',
      'r.csv',
      '--concurrency',
      '4',
    ];
    expect(readOptions(given, environment)).toMatchObject({
      url: 'https://t.example',
      shipperKey: 'tnt_a',
      refused: '/home/ana/r.csv',
      concurrency: 4,
    });
    expect(readOptions(['--help'], environment)).toBeNull();
  });

  it.each([
    [[], /Name the CSV file/],
    [['a.csv', 'b.csv'], /One file at a time/],
    [['a.csv', '--fast'], /--fast/],
    [['a.csv', '--url', 'nowhere'], /no web address/],
    [['a.csv', '--concurrency', '0'], /from 1 to 64/],
  ])('%j are refused with what to do', (args, message) => {
    expect(() => readOptions(args, environment)).toThrow(message);
  });

  it('need a key for each of the three people', () => {
    expect(() => readOptions(['a.csv'], { ...environment, staffKey: undefined })).toThrow(/--staff-key/);
  });
});
