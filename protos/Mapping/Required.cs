using System.Runtime.CompilerServices;

namespace Robotics.Protos.Mapping;

/// <summary>Parts of a message that must be there.</summary>
internal static class Required
{
    /// <exception cref="RoboticsException">InvalidArgument: the part is missing, and which.</exception>
    public static T Present<T>(this T? part, [CallerArgumentExpression(nameof(part))] string what = "")
        where T : class =>
        part ?? throw RoboticsException.Invalid($"The message's part {what[(what.LastIndexOf('.') + 1)..]}", null, $"a {typeof(T).Name}");
}
