namespace Robotics.Tests.Libero;

/// <summary>The tasks that tests of LIBERO's environment share, so that they are compiled once: one each of three kinds of scenes.</summary>
internal static class LiberoSample
{
    /// <summary>A stove, a frying pan and a moka pot: the smallest model.</summary>
    public const string Kitchen = "libero_90/18";

    /// <summary>A cabinet whose drawer is open at the start.</summary>
    public const string Cabinet = "libero_10/3";

    /// <summary>Groceries on the floor.</summary>
    public const string Floor = "libero_object/0";

    public static ImmutableArray<string> Tasks => [Kitchen, Cabinet, Floor];
}
