namespace Robotics.Protos.Mapping;

/// <summary>Pairs the members of an enum of the domain with those of the wire by name, so that neither side's numbers bind the other's.</summary>
/// <remarks>A member that the wire does not have is an <see cref="ErrorCode.Internal"/> error; a test finds it before a user does.</remarks>
internal static class EnumMap<TCore, TWire>
    where TCore : struct, Enum
    where TWire : struct, Enum
{
    private static readonly ImmutableArray<(TCore Core, TWire Wire)> Pairs =
        [.. Enum.GetValues<TCore>().Where(core => Enum.TryParse(core.ToString(), out TWire _)).Select(core => (core, Enum.Parse<TWire>(core.ToString())))];

    public static TWire ToWire(TCore value)
    {
        foreach ((TCore core, TWire wire) in Pairs)
        {
            if (EqualityComparer<TCore>.Default.Equals(core, value)) return wire;
        }

        throw new RoboticsException(ErrorCode.Internal, $"The wire has no {typeof(TCore).Name} {value}.");
    }

    /// <exception cref="RoboticsException">InvalidArgument: unspecified, or a member that this program does not know.</exception>
    public static TCore FromWire(TWire value)
    {
        foreach ((TCore core, TWire wire) in Pairs)
        {
            if (EqualityComparer<TWire>.Default.Equals(wire, value)) return core;
        }

        throw RoboticsException.Invalid($"A {typeof(TCore).Name} on the wire", value, string.Join(", ", Pairs.Select(p => p.Core)));
    }
}
