using Robotics.Host.Composition;
using Robotics.Sim.Demonstrations;
using Robotics.Sim.Scenes;

namespace Robotics.Tests.Tabletop;

public sealed class DemonstrationTests : IDisposable
{
    private const long Seed = 1_900_000;

    private readonly string _folder = Directory.CreateTempSubdirectory("demonstrations").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task<DemonstrationData> Record(string name, string about)
    {
        await using BrainFactory brains = new(HostLogging.Create(null));
        string folder = Path.Combine(_folder, name);
        DemonstrationOptions options = new() { Pictures = [new("view", "agentview", 16, 16)], PictureEvery = 0, About = [about] };
        await new DemonstrationRecorder(Suites.Scene("tabletop"), brains).RecordAsync(folder, [Seed], options, _ => brains.Release(), default);
        return DemonstrationData.Load(folder);
    }

    [Fact]
    public async Task Equal_seeds_give_equal_demonstrations_of_what_is_asked_for()
    {
        DemonstrationData one = await Record("one", "the bowl on the plate"), two = await Record("two", "the bowl on the plate");
        Assert.Contains(one.Subgoals, s => s is { Verb: SkillVerb.Place, Object: "bowl", Target: "plate" });
        Assert.Equal(one.Subgoals, two.Subgoals);
        foreach (string file in new[] { "samples.bin", "dataset.json" })
            Assert.Equal(await File.ReadAllBytesAsync(Path.Combine(_folder, "one", file)), await File.ReadAllBytesAsync(Path.Combine(_folder, "two", file)));
    }

    [Fact]
    public void What_is_never_practised_is_refused_in_its_own_words()
    {
        ScenePractice practice = Suites.Scene("tabletop").Practice!;
        RoboticsException e = Assert.Throws<RoboticsException>(() => practice.Draw(new RandomStream(1, 0, "practice"), ["juggle"]));
        Assert.Contains("'juggle'", e.Message, StringComparison.Ordinal);
    }
}
