import 'reflect-metadata';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsDefined,
  IsEmail,
  IsIn,
  IsInt,
  IsObject,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { IsFilled, IsMoment, MoneyDto, PageQuery } from './input.js';
import { inputValidation } from './validation.js';

class Item {
  @IsUUID()
  id!: unknown;
  @ValidateNested()
  @IsDefined()
  @Type(() => MoneyDto)
  amount!: unknown;
}

class Order {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => Item)
  items!: unknown;
}

class Refused {
  @IsString()
  @IsFilled()
  @Length(1, 40)
  reason!: unknown;
}

class Person {
  @IsEmail()
  @MaxLength(200)
  email!: unknown;
  @IsString()
  @Length(10, 200)
  password!: unknown;
  @IsString()
  @Length(2, 2)
  country!: unknown;
  @IsString()
  @MaxLength(40)
  note!: unknown;
  @IsBoolean()
  invite!: unknown;
  @IsIn(['admin', 'finance'])
  role!: unknown;
  @IsArray()
  @IsIn(['read', 'write'], { each: true })
  scopes!: unknown;
  @IsArray()
  @ArrayMaxSize(500)
  @IsObject({ each: true })
  rows!: unknown;
  @IsInt()
  @Min(0)
  @Max(Number.MAX_SAFE_INTEGER)
  seen!: unknown;
  @IsMoment()
  from!: unknown;
  @IsString()
  @Matches(/^[a-z]+$/, { message: 'Use small letters' })
  code!: unknown;
}

async function faultsIn(type: new () => object, value: object): Promise<Record<string, string[]>> {
  const refusal = await inputValidation()
    .transform(value, { type: 'body', metatype: type })
    .then(
      () => ({ details: { errors: [] } }),
      (error: unknown) => error,
    );
  const { errors } = (refusal as { details: { errors: { path: string; message: string }[] } }).details;
  const paths = new Set(errors.map(({ path }) => path));
  return Object.fromEntries(
    [...paths].map((path) => [path, errors.filter((one) => one.path === path).map(({ message }) => message)]),
  );
}

describe('what is said of a field', () => {
  it('is once what it must be, whichever of its rules it breaks', async () => {
    expect(await faultsIn(Person, {})).toEqual({
      email: ['must be an e-mail address'],
      password: ['must be a text of 10 to 200 characters'],
      country: ['must be a text of 2 characters'],
      note: ['must be a text of at most 40 characters'],
      invite: ['must be true or false'],
      role: ['must be one of admin, finance'],
      scopes: ['must be a list of read, write'],
      rows: ['must be a list of at most 500 objects'],
      seen: ['must be a whole number of at least 0'],
      from: ['Give a moment such as 2026-11-20T14:19:02Z'],
      code: ['Use small letters', 'must be a text'],
    });
  });

  it('stands at its path, within lists as well', async () => {
    const items = [{ id: 7, amount: { amount: 1.5, currency: 'POUND' } }, { id: crypto.randomUUID() }];
    expect(await faultsIn(Order, { items })).toEqual({
      'items.0.id': ['must be a UUID'],
      'items.0.amount.amount': ['must be a whole number of minor units'],
      'items.0.amount.currency': ['must be a text of 3 characters'],
      'items.1.amount': ['must be there'],
    });
    expect(await faultsIn(Order, { items: [] })).toEqual({ items: ['must be a list of 1 to 200 objects'] });
    expect(await faultsIn(Order, { items: 'one' })).toEqual({ items: ['must be a list of 1 to 200 objects'] });
  });

  it('is that blanks are no text', async () => {
    expect(await faultsIn(Refused, { reason: ' \n\u00a0' })).toEqual({ reason: ['must not be blank'] });
    expect(await faultsIn(Refused, { reason: '' })).toEqual({ reason: ['must be a text of 1 to 40 characters'] });
    expect(await faultsIn(Refused, { reason: 7 })).toEqual({ reason: ['must be a text of 1 to 40 characters'] });
  });

  it('names both ends of a range', async () => {
    expect(await faultsIn(PageQuery, { limit: '201' })).toEqual({ limit: ['must be a whole number from 1 to 200'] });
    expect(await faultsIn(PageQuery, { limit: 'x', cursor: '' })).toEqual({
      limit: ['must be a whole number from 1 to 200'],
      cursor: ['must be a text of 1 to 500 characters'],
    });
  });
});
