using Google.Protobuf;
using Grpc.Core;

namespace Robotics.Protos.Lanes;

/// <summary>Writes a lane's messages.</summary>
/// <typeparam name="T">A message of protobuf.</typeparam>
internal sealed class LaneWriter<T>(LaneSocket lane) : IServerStreamWriter<T>, IClientStreamWriter<T>
    where T : class
{
    /// <summary>A message that may be buffered leaves with the next one.</summary>
    public WriteOptions? WriteOptions { get; set; }

    public Task WriteAsync(T message) => lane.SendAsync((IMessage)message, WriteOptions is { } how && how.Flags.HasFlag(WriteFlags.BufferHint)).AsTask();

    public Task WriteAsync(T message, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return WriteAsync(message);
    }

    public Task CompleteAsync() => lane.EndAsync().AsTask();
}
