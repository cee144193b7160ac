namespace Robotics.Sim.Libero.Fetching;

/// <summary>A public repository whose files LIBERO's tasks need, at the one commit that numbers are comparable at.</summary>
/// <param name="Folder">Its folder below the root, e.g. <c>LIBERO</c>.</param>
/// <param name="Path">Owner and name below the base address.</param>
/// <param name="Commit">All 40 digits: the name of a commit is the checksum of all that is in it.</param>
/// <param name="Needed">The folders of it that the tasks read; the rest is not fetched.</param>
public sealed record LiberoSource(string Folder, string Path, string Commit, ImmutableArray<string> Needed)
{
    /// <summary>Where the repositories are.</summary>
    public const string DefaultBase = "https://github.com";

    /// <summary>LIBERO, and robosuite 1.4.1: what published evaluations use.</summary>
    public static ImmutableArray<LiberoSource> Published { get; } =
    [
        new("LIBERO", "Lifelong-Robot-Learning/LIBERO.git", "8f1084e3132a39270c3a13ebe37270a43ece2a01", ["libero/libero"]),
        new("robosuite", "ARISE-Initiative/robosuite.git", "b9d8d3de5e3dfd1724f4a0e6555246c460407daa", ["robosuite/models/assets"]),
    ];

    /// <summary>The address to clone from.</summary>
    public string Url(string baseAddress) => $"{baseAddress.TrimEnd('/')}/{Path}";
}
