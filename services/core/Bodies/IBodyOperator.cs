namespace Robotics.Core.Bodies;

/// <summary>What an operator, and the task loop on an operator's behalf, may do to a body: grant the lease and reset a stop.</summary>
public interface IBodyOperator
{
    /// <summary>Grants the lease, with a new epoch; the holder before loses it.</summary>
    /// <exception cref="RoboticsException">LeaseLost: it was to follow another, and somebody has commanded the body since. Stopped: the stop is latched.</exception>
    ValueTask<CommandLease> AcquireAsync(LeaseRequest request, CancellationToken ct);

    /// <summary>Gives the lease back; nobody commands the body then. Releasing an old lease changes nothing.</summary>
    ValueTask ReleaseAsync(CommandLease lease, CancellationToken ct);

    /// <summary>Ends the lease of a holder who was given up, so that nothing he still sends moves the body, and no lease follows his. One that another was granted since stays.</summary>
    ValueTask RevokeAsync(string holder, CancellationToken ct);

    /// <summary>The holder is alive. In real time, once he has commanded something, his lease counts only while he says so. Renewing an old lease changes nothing.</summary>
    /// <param name="lease">His.</param>
    /// <param name="pauses">Until his next chunk he need not say it.</param>
    ValueTask RenewAsync(CommandLease lease, bool pauses);

    /// <summary>Ends a latched stop. Leases granted before the stop stay void.</summary>
    ValueTask<StopState> ResetStopAsync(string by, CancellationToken ct);
}
