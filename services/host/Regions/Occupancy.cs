namespace Robotics.Host.Regions;

/// <summary>Lets calls in side by side, and at times waits until none is in, to change what they are about.</summary>
internal sealed class Occupancy
{
    private readonly Lock _lock = new();
    private int _inside;
    private TaskCompletionSource? _empty;
    private TaskCompletionSource? _open;

    public async ValueTask<T> InAsync<T>(Func<ValueTask<T>> call)
    {
        while (Closed() is { } opened) await opened;
        try
        {
            return await call();
        }
        finally
        {
            lock (_lock)
            {
                if (--_inside == 0) _empty?.TrySetResult();
            }
        }
    }

    /// <summary>Keeps new calls out, waits for those inside to end, and makes the change. One at a time.</summary>
    public async ValueTask EmptyAsync(Action change)
    {
        await EmptyAsync();
        try
        {
            change();
        }
        finally
        {
            lock (_lock)
            {
                _open!.TrySetResult();
                (_open, _empty) = (null, null);
            }
        }
    }

    /// <summary>Waits for the calls inside to end; those that come find what they are about gone.</summary>
    public async ValueTask CloseAsync()
    {
        await EmptyAsync();
        lock (_lock) _open!.TrySetException(new RoboticsException(ErrorCode.Unavailable, "The process ends."));
    }

    private Task EmptyAsync()
    {
        lock (_lock)
        {
            _open = new(TaskCreationOptions.RunContinuationsAsynchronously);
            _empty = new(TaskCreationOptions.RunContinuationsAsynchronously);
            if (_inside == 0) _empty.TrySetResult();
            return _empty.Task;
        }
    }

    private Task? Closed()
    {
        lock (_lock)
        {
            if (_open is not null) return _open.Task;
            _inside++;
            return null;
        }
    }
}
