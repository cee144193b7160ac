namespace Robotics.Brainstem.Authority;

/// <summary>Who may command the body: the lease with its fencing epoch, and the latched stop that voids it.</summary>
/// <remarks>Thread-safe. <see cref="Of(long)"/> takes no lock: the servo loop asks it every period.</remarks>
/// <param name="lastGranted">The last epoch granted so far: a fork goes on from its parent's.</param>
/// <param name="lifetime">Real time after which a lease is void whose holder does not say that he is alive while what he commanded is played; null for never.</param>
/// <param name="absence">The same between two commands, until he says that he pauses.</param>
/// <param name="clock">Real time.</param>
internal sealed class CommandAuthority(long lastGranted = 0, TimeSpan? lifetime = null, TimeSpan? absence = null, TimeProvider? clock = null)
{
    /// <summary>So many of those who were given up are remembered.</summary>
    private const int MostRevoked = 64;

    private readonly Lock _lock = new();
    private readonly Queue<string> _revoked = new();
    private StopState _stop = NotStopped;
    private string _holder = "";
    private string _lastHolder = "";
    private readonly TimeProvider _clock = clock ?? TimeProvider.System;
    private long _lastGranted = lastGranted;
    private long _renewed;
    private long _lostAt;
    private long _epoch;
    private bool _latched;
    private bool _paused;

    private static StopState NotStopped => new(false, BodyMode.Idle, "", "", TimeSpan.Zero);

    public StopState Stop
    {
        get
        {
            lock (_lock) return _stop;
        }
    }

    /// <summary>The lease that counts; epoch 0 when nobody has it.</summary>
    public CommandLease Current
    {
        get
        {
            lock (_lock) return new(_holder, _epoch);
        }
    }

    public long LastGranted
    {
        get
        {
            lock (_lock) return _lastGranted;
        }
    }

    /// <summary>What a lease is worth while something is played that was commanded under it.</summary>
    public Standing Of(long epoch) => Of(epoch, lifetime);

    private Standing Of(long epoch, TimeSpan? silence)
    {
        if (Volatile.Read(ref _latched)) return Standing.Stopped;
        if (epoch <= 0 || Volatile.Read(ref _epoch) != epoch) return Standing.Lost;
        if (silence is not { } most || Volatile.Read(ref _paused) || _clock.GetElapsedTime(Volatile.Read(ref _renewed)) <= most) return Standing.Held;
        Release(new(_holder, epoch));
        return Standing.Lost;
    }

    /// <summary>The holder is alive; or <paramref name="pauses"/>, and need not say so until he commands again. Says nothing for a lease that is over, as it is when this comes too late.</summary>
    public void Renew(long epoch, bool pauses)
    {
        if (Of(epoch, absence) != Standing.Held) return;
        Volatile.Write(ref _renewed, _clock.GetTimestamp());
        Volatile.Write(ref _paused, pauses);
    }

    /// <summary>Real time since the last lease was lost.</summary>
    public TimeSpan SinceLost => _clock.GetElapsedTime(Volatile.Read(ref _lostAt));

    public CommandLease Grant(LeaseRequest request)
    {
        string holder = request.Holder;
        if (string.IsNullOrWhiteSpace(holder)) throw RoboticsException.Invalid("The lease's holder", $"'{holder}'", "a name");
        lock (_lock)
        {
            if (_latched)
                throw new RoboticsException(ErrorCode.Stopped, $"The body was stopped by {_stop.By} ({_stop.Reason}); reset the stop before acquiring the lease.");
            if (_revoked.Contains(holder)) throw new RoboticsException(ErrorCode.LeaseLost, $"{holder} was given up: no lease is given to it any more.");
            if (request.After is { } lost && lost.Epoch != _lastGranted)
                throw new RoboticsException(ErrorCode.LeaseLost, $"Epoch {_lastGranted} came after epoch {lost.Epoch} of {lost.Holder}: the body is another's now, or the holder was given up.");
            _holder = _lastHolder = holder;
            _lastGranted++;
            Volatile.Write(ref _paused, true);
            Volatile.Write(ref _epoch, _lastGranted);
            return new(holder, _lastGranted);
        }
    }

    public void Release(CommandLease lease)
    {
        lock (_lock)
        {
            if (lease.Epoch == _epoch) Void();
        }
    }

    /// <summary>Gives a holder up: it gets no lease any more. When the last was its own that ends, and its number is not the last any more: none follows it.</summary>
    public void Revoke(string holder)
    {
        lock (_lock)
        {
            if (!_revoked.Contains(holder)) _revoked.Enqueue(holder);
            if (_revoked.Count > MostRevoked) _revoked.Dequeue();
            if (_lastHolder != holder) return;
            Void();
            _lastHolder = "";
            _lastGranted++;
        }
    }

    /// <summary>Latches: a protective stop where that is asked for, else an emergency stop, for a stop is never refused. A later emergency stop outranks a protective one; by whom and why stays with the first.</summary>
    public StopState Latch(StopRequest request, TimeSpan now)
    {
        BodyMode mode = request.Mode == BodyMode.ProtectiveStop ? BodyMode.ProtectiveStop : BodyMode.EmergencyStop;
        lock (_lock)
        {
            if (!_latched) _stop = new(true, mode, request.By, request.Reason, now);
            else if (mode == BodyMode.EmergencyStop) _stop = _stop with { Mode = BodyMode.EmergencyStop };
            Void();
            Volatile.Write(ref _latched, true);
            return _stop;
        }
    }

    public StopState Reset(string by)
    {
        if (string.IsNullOrWhiteSpace(by)) throw RoboticsException.Invalid("Who resets the stop", $"'{by}'", "a name");
        lock (_lock)
        {
            Volatile.Write(ref _latched, false);
            return _stop = NotStopped;
        }
    }

    /// <summary>Puts back a lease that a saved state had. Numbers of later grants still never come again.</summary>
    public void Restore(CommandLease lease)
    {
        lock (_lock)
        {
            _lastGranted = Math.Max(_lastGranted, lease.Epoch);
            _holder = _lastHolder = lease.Holder;
            Volatile.Write(ref _paused, true);
            Volatile.Write(ref _epoch, _latched ? 0 : lease.Epoch);
        }
    }

    private void Void()
    {
        if (_epoch != 0) Volatile.Write(ref _lostAt, _clock.GetTimestamp());
        _holder = "";
        Volatile.Write(ref _epoch, 0);
    }
}
