using System.Text.Json;
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
    public void A_container_has_no_other_regions_key_and_no_image_has_any()
    {
        string compose = Text("docker-compose.yml");
        foreach (string name in RegionCatalog.Names.Append(BrainProcess.Operator))
            Assert.Contains($"./certs/{name}:/etc/robotics/certs:ro", compose, StringComparison.Ordinal);
        Assert.DoesNotContain("./certs:", compose, StringComparison.Ordinal);
        string[] ignored = File.ReadAllLines(Path.Combine(Checkout.Root, ".dockerignore"));
        Assert.All(new[] { "certs", "operator_token", "postgres_password" }, secret => Assert.Contains(secret, ignored));
    }

    [Fact]
    public async Task Who_has_no_memory_is_not_asked_whether_it_can_be_written()
    {
        HostConfiguration compose = ConfigurationFile.Load(Path.Combine(Checkout.Root, "configs", "compose.json"));
        HostConfiguration unwritable = compose with { Security = new(), Brain = compose.Brain with { MemoryFolder = "/proc/memory" } };
        Assert.DoesNotContain(await LookAsync("brainstem"), f => f.What == "memory folder");
        Assert.DoesNotContain(await LookAsync(BrainProcess.Operator), f => f.What == "memory folder");
        Assert.NotNull(Assert.Single(await LookAsync("hippocampus"), f => f.What == "memory folder").Wrong);

        Task<ImmutableArray<Finding>> LookAsync(string name) => Doctor.LookAsync(unwritable, name, [], TimeProvider.System, TestContext.Current.CancellationToken);
    }

    [Fact]
    public void The_default_configuration_has_every_key_with_its_default()
    {
        string file = Path.Combine(Checkout.Root, "configs", "default.json");
        Assert.Equal(ConfigurationFile.Print(new HostConfiguration()), ConfigurationFile.Print(ConfigurationFile.Load(file)));
        using JsonDocument all = JsonDocument.Parse(ConfigurationFile.Print(new HostConfiguration())), written = JsonDocument.Parse(File.ReadAllText(file), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip });
        Assert.Equal(Keys(all.RootElement, "").Where(k => k != "/faults/any").Order(StringComparer.Ordinal), Keys(written.RootElement, "").Order(StringComparer.Ordinal));
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

    private static IEnumerable<string> Keys(JsonElement value, string path) => value.ValueKind == JsonValueKind.Object && value.EnumerateObject().Any()
        ? value.EnumerateObject().SelectMany(p => Keys(p.Value, $"{path}/{p.Name}"))
        : [path];

    [GeneratedRegex(@"(?:native|optional)_packages=\(([^)]*)\)")]
    private static partial Regex Packages();

    [GeneratedRegex("`([A-Z][A-Za-z_]+)`")]
    private static partial Regex Names();
}
