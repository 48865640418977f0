import { randomUUID } from 'node:crypto';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import services from '@eventstore/db-client/generated/streams_grpc_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import { credentials } from '@grpc/grpc-js';
import empties from 'google-protobuf/google/protobuf/empty_pb.js';

export interface UnfinishedAppend {
  /** As a process that ends in the middle of it. */
  die(): void;
}

/** Tells the server which stream it appends to, and then sends neither an event nor the end. */
export function beginAppend(address: string, stream: string): UnfinishedAppend {
  const client = new services.StreamsClient(address, credentials.createInsecure());
  const call = client.batchAppend();
  call.on('error', () => undefined);
  call.write(
    new streams.BatchAppendReq()
      .setCorrelationId(new shared.UUID().setString(randomUUID()))
      .setOptions(
        new streams.BatchAppendReq.Options()
          .setStreamIdentifier(new shared.StreamIdentifier().setStreamName(Buffer.from(stream)))
          .setNoStream(new empties.Empty()),
      ),
  );
  return {
    die: () => {
      call.cancel();
      client.close();
    },
  };
}
