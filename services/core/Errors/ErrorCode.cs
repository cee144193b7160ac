namespace Robotics.Core.Errors;

/// <summary>What kind of thing went wrong. The numbers are stable: they cross the wire and are kept in records.</summary>
public enum ErrorCode
{
    /// <summary>A defect of this program.</summary>
    Internal = 1,

    /// <summary>A value that the caller gave is outside what is allowed.</summary>
    InvalidArgument = 2,

    /// <summary>A name that the caller gave is not known; the message lists the known ones.</summary>
    UnknownName = 3,

    /// <summary>The instruction could not be grounded in the scene.</summary>
    NotUnderstood = 4,

    /// <summary>A file, package or service of the environment is missing; the message names it.</summary>
    MissingDependency = 5,

    /// <summary>A file was found but its content is malformed; the message says where.</summary>
    MalformedFile = 6,

    /// <summary>The command lease is held by another, or its epoch is over.</summary>
    LeaseLost = 7,

    /// <summary>The body is stopped and waits for an operator's reset.</summary>
    Stopped = 8,

    /// <summary>A command is stale, out of order, of the wrong length, or not finite.</summary>
    CommandRejected = 9,

    /// <summary>The physics engine lost the state (NaN, or a silent reset).</summary>
    Diverged = 10,

    /// <summary>The physics engine or another native library reported an error.</summary>
    Engine = 11,

    /// <summary>What is asked for is not supported by this body, region or build.</summary>
    Unsupported = 12,

    /// <summary>A region or a store did not answer.</summary>
    Unavailable = 13,

    /// <summary>Stored data is damaged.</summary>
    DataLoss = 14,

    /// <summary>The caller has not shown that it may ask for this; the message says what is needed.</summary>
    Forbidden = 15,
}
