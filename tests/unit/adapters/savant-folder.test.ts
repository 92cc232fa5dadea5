import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { listSavantDays, openSavantFolder } from '../../../shared/adapters/local/savant-folder.ts';
import { savantDayRequest, savantGameRequest } from '../../../shared/sources/savant/requests.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

describe('a folder of Savant days', () => {
  const folderOfDays = (): string => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, '2023-05-03.csv.gz'), gzipSync('a,b\n'));
    writeFileSync(join(folder, '2023-05-04.csv.gz'), 'no gzip');
    return folder;
  };

  it('answers for its dates, as of 13:00 UTC of the next day, with the bytes it keeps', async () => {
    const source = await openSavantFolder(folderOfDays());
    const { body, gzip, ...answer } = await source.fetch(savantDayRequest('2023-05-03'));
    expect(answer).toEqual({
      source: 'savant',
      endpoint: 'savant_day',
      urlPath: savantDayRequest('2023-05-03').urlPath,
      status: 200,
      fetchedAt: '2023-05-04T13:00:00.000Z',
    });
    expect([body.toString(), gzip]).toEqual(['a,b\n', gzipSync('a,b\n')]);
  });

  it('reads a file as it was downloaded too, and lists a date once', async () => {
    const folder = folderOfDays();
    writeFileSync(join(folder, '2023-05-03.csv'), 'c,d\n');
    writeFileSync(join(folder, '2023-05-02.csv'), 'e,f\n');
    writeFileSync(join(folder, 'savant_data.csv'), 'g,h\n');
    const source = await openSavantFolder(folder);
    const plain = await source.fetch(savantDayRequest('2023-05-02'));
    expect([plain.body.toString(), plain.gzip]).toEqual(['e,f\n', undefined]);
    expect((await source.fetch(savantDayRequest('2023-05-03'))).body.toString()).toBe('a,b\n');
    expect(await listSavantDays(folder)).toEqual(['2023-05-02', '2023-05-03', '2023-05-04']);
  });

  it('refuses other dates and single games, and calls a damaged file by its name', async () => {
    const source = await openSavantFolder(folderOfDays());
    await expect(source.fetch(savantDayRequest('2023-05-05'))).rejects.toMatchObject({
      code: 'SOURCE_REFUSED',
    });
    await expect(source.fetch(savantGameRequest(718_322))).rejects.toMatchObject({ code: 'SOURCE_REFUSED' });
    await expect(source.fetch(savantDayRequest('2023-05-04'))).rejects.toMatchObject({
      code: 'SOURCE_RESPONSE_MALFORMED',
      message: '2023-05-04.csv.gz cannot be unpacked',
    });
  });

  it('must be a folder', async () => {
    const folder = folderOfDays();
    for (const path of [join(folder, 'none'), join(folder, '2023-05-03.csv.gz')])
      await expect(openSavantFolder(path)).rejects.toMatchObject({ code: 'ARCHIVE_NOT_FOUND' });
  });
});
