import { Body, Controller, HttpCode, Inject, Param, ParseUUIDPipe, Post, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProperty, ApiPropertyOptional, ApiSchema, ApiTags } from '@nestjs/swagger';
import type { CustomerId } from '@tributary/contracts';
import {
  Allow,
  answerPosition,
  AnswersPosition,
  Caller,
  type Identity,
  like,
  problem,
  Refuses,
} from '@tributary/service-kit';
import { IsEmail, IsOptional, IsString, Length, MaxLength } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { eraseCustomer, findCustomer, findCustomersByEmail } from '../../application/erase-person.js';
import type { Ports } from '../../application/ports.js';
import { PORTS } from '../tokens.js';
import { actorOf, orProblem } from './answers.js';

const customerIdPipe = new ParseUUIDPipe({ exceptionFactory: () => problem('unknown-customer') });

@ApiSchema({ name: 'CustomerToFind' })
export class FindCustomerDto {
  @ApiPropertyOptional({ description: 'As it was sent with the signup' })
  @IsOptional()
  @IsEmail()
  @MaxLength(254)
  email?: string;

  @ApiPropertyOptional({ description: 'Id or code of the program; with customerId' })
  @IsOptional()
  @IsString()
  @Length(1, 60)
  program?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @Length(1, 200)
  customerId?: string;
}

@ApiSchema({ name: 'FoundCustomer' })
export class FoundCustomerDto {
  @ApiProperty(like.id) id!: string;
  @ApiProperty(like.id) program!: string;
  @ApiProperty({ description: "The sender's" }) customerId!: string;
  @ApiProperty() erased!: boolean;
}

/** Customers as people who may ask to be forgotten. An address goes into a body, because addresses of pages are logged. */
@ApiTags('referrals')
@Controller('api/referrals')
@Allow('admin')
export class ErasuresController {
  constructor(@Inject(PORTS) private readonly ports: Ports) {}

  @Post('find')
  @HttpCode(200)
  @ApiOkResponse({ type: [FoundCustomerDto] })
  @Refuses('unknown-program')
  async find(
    @Caller() { organisation }: Identity,
    @Body() { email, program, customerId }: FindCustomerDto,
  ): Promise<FoundCustomerDto[]> {
    if (email !== undefined) return findCustomersByEmail(this.ports, organisation, email);
    if (program === undefined || customerId === undefined)
      throw problem('invalid-input', {
        errors: [{ path: 'email', message: 'Name an e-mail address, or program and customerId' }],
      });
    return orProblem(await findCustomer(this.ports, organisation, program, customerId));
  }

  /** Destroys name and address; the sender's own id and the amounts stay. */
  @Post(':customer/erase')
  @HttpCode(200)
  @ApiOkResponse({ type: FoundCustomerDto })
  @AnswersPosition()
  @Refuses('unknown-customer')
  async erase(
    @Caller() caller: Identity,
    @Param('customer', customerIdPipe) customer: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<FoundCustomerDto> {
    const erased = orProblem(await eraseCustomer(this.ports, actorOf(caller), customer as CustomerId));
    if (erased.position !== null) answerPosition(reply, erased.position);
    return erased.customer;
  }
}
