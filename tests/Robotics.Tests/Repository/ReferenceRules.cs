using System.Xml.Linq;

namespace Robotics.Tests.Repository;

/// <summary>The star of references: everything points at Core, and only executables see more: Host, Tests, Benchmarks and Training.</summary>
public sealed class ReferenceRules
{
    /// <summary>Runs in the compiler and is part of no program.</summary>
    private const string Generator = "Robotics.Ros2.Generator";

    private static readonly string[] Composers = ["Robotics.Host", "Robotics.Tests", "Robotics.Benchmarks", "Robotics.Training"];

    public static TheoryData<string> Projects() =>
        [.. Directory.EnumerateFiles(Checkout.Root, "*.csproj", SearchOption.AllDirectories)
            .Where(f => !f.Contains("/artifacts/", StringComparison.Ordinal)).Select(Checkout.Relative).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_leaf_references_Core_alone(string project)
    {
        string name = Path.GetFileNameWithoutExtension(project);
        if (Composers.Contains(name)) return;
        string[] expected = name is "Robotics.Core" or Generator ? [] : ["Robotics.Core"];
        Assert.Equal(expected, References(project, "ProjectReference").Select(r => Path.GetFileNameWithoutExtension(r)));
    }

    [Fact]
    public void Core_takes_no_package_but_the_logging_abstractions() =>
        Assert.Equal(["Microsoft.Extensions.Logging.Abstractions"], References("services/core/Robotics.Core.csproj", "PackageReference"));

    [Fact]
    public void Only_the_host_knows_Serilog() =>
        Assert.Equal(
            ["services/host/Robotics.Host.csproj"],
            Projects().Select(row => row.Data).Where(p => References(p, "PackageReference").Any(r => r.StartsWith("Serilog", StringComparison.Ordinal))));

    private static IEnumerable<string> References(string project, string kind) =>
        XDocument.Load(Path.Combine(Checkout.Root, project)).Descendants(kind)
            .Where(e => e.Attribute("OutputItemType")?.Value != "Analyzer").Select(e => e.Attribute("Include")!.Value.Replace('\\', '/'));
}
