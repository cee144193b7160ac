namespace Robotics.Core.Bodies;

/// <summary>What an operator, and the task loop on an operator's behalf, may do to a body: grant the lease and reset a stop.</summary>
public interface IBodyOperator
{
    /// <summary>Grants the lease, with a new epoch; the holder before loses it.</summary>
    /// <exception cref="RoboticsException">LeaseLost: it was to follow another, and somebody has commanded the body since. Stopped: the stop is latched.</exception>
    ValueTask<CommandLease> AcquireAsync(LeaseRequest request, CancellationToken ct);

    /// <summary>Gives the lease back; nobody commands the body then. Releasing an old lease changes nothing.</summary>
    ValueTask ReleaseAsync(CommandLease lease, CancellationToken ct);

    /// <summary>The holder is alive: in real time a chunk is played on only while he says so. Renewing an old lease changes nothing.</summary>
    ValueTask RenewAsync(CommandLease lease);

    /// <summary>Ends a latched stop. Leases granted before the stop stay void.</summary>
    ValueTask<StopState> ResetStopAsync(string by, CancellationToken ct);
}
