namespace Robotics.Core.Errors;

/// <summary>The one exception of this program: a broken world, with a code that every boundary can map.</summary>
/// <remarks>Expected outcomes (a failed grasp, a violated condition) are values, never exceptions.</remarks>
public sealed class RoboticsException : Exception
{
    public RoboticsException(ErrorCode code, string message)
        : base(message) => Code = code;

    public RoboticsException(ErrorCode code, string message, Exception inner)
        : base(message, inner) => Code = code;

    public ErrorCode Code { get; }

    /// <summary>An <see cref="ErrorCode.UnknownName"/> error that gives the name and lists the known ones in ordinal order.</summary>
    public static RoboticsException Unknown(string kind, string name, IEnumerable<string> known) =>
        new(ErrorCode.UnknownName, $"There is no {kind} '{name}'. Known: {string.Join(", ", known.Order(StringComparer.Ordinal))}.");

    /// <summary>An <see cref="ErrorCode.InvalidArgument"/> error that gives the value and what is allowed.</summary>
    public static RoboticsException Invalid(string what, object? value, string allowed) =>
        new(ErrorCode.InvalidArgument, FormattableString.Invariant($"{what} is {value ?? "null"}; allowed: {allowed}."));
}
