using System.Globalization;
using System.Text.Json;
using Robotics.Sim.Libero.Seeding;
using Robotics.Sim.Libero.Simulation;

namespace Robotics.Tests.Libero;

public sealed class SeededResetTests
{
    [Theory]
    [InlineData(LiberoSample.Cabinet)]
    [InlineData("libero_spatial/0")]
    public void Resets_in_a_row_put_everything_where_the_original_does(string task)
    {
        TaskModel model = LiberoSample.Model(task);
        string key = task.Replace('/', ':');
        foreach (JsonProperty seed in LiberoData.Json(Path.Combine(LiberoData.Recordings, "seeded_resets.json")).GetProperty(key).EnumerateObject())
        {
            foreach (JsonElement reset in seed.Value.EnumerateArray())
            {
                StartOptions options = new(uint.Parse(seed.Name, CultureInfo.InvariantCulture), reset.GetProperty("reset").GetInt32() + 1, PhysicsMode.Fast, false);
                using LiberoSimulation simulation = LiberoSimulation.Begin(model, options);
                Same(reset.GetProperty("qpos"), simulation.Data.Qpos);
                foreach (JsonProperty fixture in reset.GetProperty("fixtures").EnumerateObject())
                {
                    int body = model.Compiled.BodyId(fixture.Value.GetProperty("body").GetString()!);
                    Same(fixture.Value.GetProperty("pos"), simulation.Model.BodyPos.Slice(3 * body, 3));
                    Same(fixture.Value.GetProperty("quat"), simulation.Model.BodyQuat.Slice(4 * body, 4));
                }
            }
        }
    }

    [Fact]
    public void The_generator_stands_where_the_originals_does_after_each_reset()
    {
        TaskModel model = LiberoSample.Model(LiberoSample.Cabinet);
        using LiberoSimulation scratch = LiberoSimulation.Begin(model, new StartOptions(7, 1, PhysicsMode.Fast, false));
        LegacyRandom random = new(7);
        JsonElement resets = LiberoData.Json(Path.Combine(LiberoData.Recordings, "seeded_resets.json")).GetProperty("libero_10:3").GetProperty("7");
        foreach (JsonElement reset in resets.EnumerateArray())
        {
            model.Reset.Draw(random, reset.GetProperty("reset").GetInt32(), scratch.Data);
            Assert.Equal(reset.GetProperty("mt_pos").GetInt32(), random.Position);
            Assert.Equal(reset.GetProperty("has_gauss").GetInt32() == 1, random.KeepsNormal);
        }
    }

    private static void Same(JsonElement expected, ReadOnlySpan<double> actual)
    {
        int i = 0;
        foreach (JsonElement number in expected.EnumerateArray()) Assert.Equal(number.GetDouble(), actual[i++], 1e-15);
    }
}
