namespace Robotics.Core.Bodies;

/// <summary>What is asked for when the lease is acquired.</summary>
/// <param name="Holder">Who wants it, for the audit log; not blank.</param>
public sealed record LeaseRequest(string Holder)
{
    /// <summary>The lease that was lost: granted only when nobody has been granted one since. Null: whoever has it loses it.</summary>
    public CommandLease? After { get; init; }

    /// <summary>The lease for a holder, whoever has it.</summary>
    public static implicit operator LeaseRequest(string holder) => new(holder);
}
