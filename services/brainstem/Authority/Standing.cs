namespace Robotics.Brainstem.Authority;

/// <summary>What a lease is worth at this moment.</summary>
internal enum Standing
{
    /// <summary>Its holder may command the body.</summary>
    Held,

    /// <summary>It was released, or granted to another since.</summary>
    Lost,

    /// <summary>The body is stopped: nobody may.</summary>
    Stopped,
}
