using System.Net.Sockets;
using Google.Protobuf;
using Grpc.Core;

namespace Robotics.Protos.Lanes;

/// <summary>Reads a lane's messages. Whoever waits for one goes on at once, on the thread that read it.</summary>
/// <typeparam name="T">A message of protobuf.</typeparam>
internal sealed class LaneReader<T> : IAsyncStreamReader<T>, IDisposable
    where T : class
{
    private readonly LaneSocket _lane;
    private readonly Func<bool, Task<bool>> _end;
    private readonly CancellationToken _cuts;
    private readonly object _lock = new();
    private TaskCompletionSource<bool>? _waits;
    private bool _over, _disposed;

    /// <param name="lane">The caller keeps it.</param>
    /// <param name="end">What reading gives when nothing comes any more; told whether the other side said so.</param>
    /// <param name="name">The thread's.</param>
    /// <param name="cuts">Cancelled, it cuts the lane.</param>
    public LaneReader(LaneSocket lane, Func<bool, Task<bool>> end, string name, CancellationToken cuts)
    {
        (_lane, _end, _cuts) = (lane, end, cuts);
        new Thread(Read) { IsBackground = true, Name = name }.UnsafeStart();
    }

    public T Current { get; private set; } = null!;

    /// <summary>One read at a time.</summary>
    public Task<bool> MoveNext(CancellationToken cancellationToken)
    {
        TaskCompletionSource<bool> waits = new();
        lock (_lock)
        {
            if (_over) return EndAsync();
            if (_waits is not null) throw new InvalidOperationException("A read is under way.");
            _waits = waits;
            Monitor.Pulse(_lock);
        }

        return cancellationToken.CanBeCanceled && cancellationToken != _cuts ? waits.Task.WaitAsync(cancellationToken) : waits.Task;
    }

    /// <summary>Nobody reads any more.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            _disposed = true;
            Monitor.Pulse(_lock);
        }
    }

    private void Read()
    {
        try
        {
            while (_lane.Receive(out ReadOnlySpan<byte> bytes))
            {
                IMessage message = (IMessage)Activator.CreateInstance<T>();
                message.MergeFrom(bytes);
                if (!Hand((T)message)) break;
            }
        }
        catch (Exception e) when (e is SocketException or IOException or ObjectDisposedException or InvalidProtocolBufferException)
        {
            // Cut, by either side or by what made no sense.
        }

        Over();
    }

    /// <summary>Hands a message to whoever waits for it, or will.</summary>
    private bool Hand(T message)
    {
        TaskCompletionSource<bool> waits;
        lock (_lock)
        {
            while (_waits is null && !_disposed) Monitor.Wait(_lock);
            if (_waits is null) return false;
            (waits, _waits) = (_waits, null);
            Current = message;
        }

        waits.SetResult(true);
        return true;
    }

    private void Over()
    {
        _lane.Dispose();
        TaskCompletionSource<bool>? waits;
        lock (_lock)
        {
            _over = true;
            waits = _waits;
        }

        if (waits is not null) _ = EndAsync(waits);
    }

    private async Task EndAsync(TaskCompletionSource<bool> waits)
    {
        Task<bool> end = EndAsync();
        await ((Task)end).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        waits.SetFromTask(end);
    }

    /// <summary>An end that throws at once throws to whoever waits.</summary>
    private async Task<bool> EndAsync() => await _end(_lane.HasEnded);
}
