using System.Text;
using Robotics.Sim.Engine;

namespace Robotics.Tests.Engine;

public sealed class ModelCacheTests : IDisposable
{
    private const string Ball = """<mujoco><worldbody><body name="ball"><freejoint/><geom size="0.1"/></body></worldbody></mujoco>""";
    private static readonly Dictionary<string, ReadOnlyMemory<byte>> NoFiles = [];

    private readonly string _folder = Directory.CreateTempSubdirectory("robotics-models").FullName;

    [Fact]
    public void A_model_is_compiled_once_and_loaded_from_then_on()
    {
        ModelCache cache = new(_folder);
        using MujocoModel compiled = cache.Load(Ball, NoFiles), loaded = cache.Load(Ball, NoFiles);
        Assert.Single(Directory.GetFiles(_folder));
        Assert.Equal(compiled.BodyMass.ToArray(), loaded.BodyMass.ToArray());
        Assert.Equal(1, loaded.BodyId("ball"));
    }

    [Fact]
    public void Other_inputs_make_another_model()
    {
        ModelCache cache = new(_folder);
        using MujocoModel small = cache.Load(Ball, NoFiles), large = cache.Load(Ball.Replace("0.1", "0.2", StringComparison.Ordinal), NoFiles);
        Dictionary<string, ReadOnlyMemory<byte>> files = new() { ["unused.txt"] = Encoding.UTF8.GetBytes("x") };
        using MujocoModel withFile = cache.Load(Ball, files);
        Assert.NotEqual(small.BodyMass[1], large.BodyMass[1]);
        Assert.Equal(3, Directory.GetFiles(_folder).Length);
    }

    [Fact]
    public void A_damaged_file_is_compiled_anew()
    {
        ModelCache cache = new(_folder);
        using MujocoModel first = cache.Load(Ball, NoFiles);
        string file = Directory.GetFiles(_folder).Single();
        byte[] good = File.ReadAllBytes(file);
        File.WriteAllBytes(file, good[..^10]);
        using MujocoModel again = cache.Load(Ball, NoFiles);
        Assert.Equal(first.BodyMass.ToArray(), again.BodyMass.ToArray());
        Assert.Equal(good, File.ReadAllBytes(file));
    }

    [Fact]
    public void A_folder_that_cannot_be_written_only_costs_time()
    {
        string file = Path.Combine(_folder, "file");
        File.WriteAllText(file, "");
        using MujocoModel model = new ModelCache(Path.Combine(file, "models")).Load(Ball, NoFiles);
        Assert.Equal(2, model.BodyCount);
    }

    [Fact]
    public void What_was_written_first_makes_room()
    {
        ModelCache cache = new(_folder, mostBytes: 1);
        using MujocoModel small = cache.Load(Ball, NoFiles), large = cache.Load(Ball.Replace("0.1", "0.2", StringComparison.Ordinal), NoFiles);
        Assert.Single(Directory.GetFiles(_folder));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
