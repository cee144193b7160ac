using Robotics.Sim.Libero.Parity;
using Robotics.Sim.Libero.Simulation;

namespace Robotics.Tests.Libero;

public sealed class ParityTests
{
    [Fact]
    public void A_sweep_finds_the_recordings_and_compares_them_step_by_step()
    {
        ParitySweep sweep = new(LiberoData.Files, LiberoData.Recordings);
        TaskParity parity = sweep.Compare(sweep.Folders().First(folder => folder.EndsWith("libero_90__18", StringComparison.Ordinal)), PhysicsMode.Exact);
        Assert.Equal("libero_90/18", parity.Task.ToString());
        Assert.InRange(parity.Last, 0, 1e-9);
        Assert.Equal((100, 0, false), (parity.Steps, parity.SuccessDiffers, parity.Diverged));
        Assert.Equal((30, 0), (parity.Predicates.True + parity.Predicates.False, parity.Predicates.Different));
    }

    [Theory]
    [InlineData("a0,a1,a2,a3,a4,a5,a6\n0,0,0,0,0,0,1\n1,2,3\n", ":3: 7 numbers")]
    [InlineData("a0,a1,a2,a3,a4,a5,a6\n0,0,0,0,0,0,up\n", ":2: a finite number expected, 'up' found")]
    [InlineData("a0,a1,a2,a3,a4,a5,a6\n0,0,0,NaN,0,0,1\n", ":2: a finite number")]
    public void A_malformed_file_of_actions_is_refused_with_its_line(string text, string expected)
    {
        string path = Path.GetTempFileName();
        File.WriteAllText(path, text);
        RoboticsException refused = Assert.Throws<RoboticsException>(() => ActionFile.Read(path));
        Assert.Equal(ErrorCode.MalformedFile, refused.Code);
        Assert.Contains(expected, refused.Message, StringComparison.Ordinal);
        File.Delete(path);
    }
}
