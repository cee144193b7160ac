using System.Text.RegularExpressions;
using Robotics.Host.Configuration;
using Robotics.Host.Deployment;
using Robotics.Host.Regions;
using Robotics.Tests.Repository;

namespace Robotics.Tests.Deployment;

/// <summary>What is written down of deployments agrees with the program.</summary>
public sealed partial class DeploymentTests
{
    private static string Text(string file) => File.ReadAllText(Path.Combine(Checkout.Root, file));

    [Fact]
    public void The_image_has_the_native_packages_that_the_script_installs()
    {
        string[] packages = [.. Packages().Matches(Text("robotics")).SelectMany(m => m.Groups[1].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries))];
        Assert.NotEmpty(packages);
        Assert.All(packages, package => Assert.Contains(package, Text("Dockerfile"), StringComparison.Ordinal));
    }

    [Fact]
    public void Containers_and_units_are_the_regions()
    {
        HostConfiguration compose = ConfigurationFile.Load(Path.Combine(Checkout.Root, "configs", "compose.json"));
        Assert.Equal(RegionCatalog.Names.Order(StringComparer.Ordinal), compose.Regions.Keys);
        Assert.All(RegionCatalog.Names, name => Assert.Contains($"""command: ["serve", "{name}", "--address", "0.0.0.0:{compose.Regions[name].Split(':')[1]}",""", Text("docker-compose.yml"), StringComparison.Ordinal));
        Assert.All(RegionCatalog.Names, name => Assert.Contains($"robotics@{name}.service", Text("configs/systemd/robotics.target"), StringComparison.Ordinal));
    }

    [Fact]
    public void Every_test_that_a_threat_names_is_there()
    {
        string tests = string.Join('\n', Checkout.SourceFiles().Where(f => f.Contains("/Apart/", StringComparison.Ordinal)).Select(File.ReadAllText));
        string[] named = [.. Names().Matches(Text("services/README.md")).Select(m => m.Groups[1].Value).Where(n => n.Contains('_', StringComparison.Ordinal))];
        Assert.True(named.Length > 8);
        Assert.All(named, name => Assert.Contains(name, tests, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_doctor_says_which_region_does_not_answer_and_where()
    {
        HostConfiguration cell = new() { Regions = ImmutableSortedDictionary<string, string>.Empty.Add("cortex", "unix:/nowhere/cortex.sock") };
        Finding cortex = (await Doctor.LookAsync(cell, "operator", ["cortex"], TimeProvider.System, TestContext.Current.CancellationToken))[^1];
        Assert.Equal("region cortex", cortex.What);
        Assert.Contains("unix:/nowhere/cortex.sock", cortex.Wrong, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"(?:native|optional)_packages=\(([^)]*)\)")]
    private static partial Regex Packages();

    [GeneratedRegex("`([A-Z][A-Za-z_]+)`")]
    private static partial Regex Names();
}
