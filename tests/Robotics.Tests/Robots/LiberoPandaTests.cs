using System.Globalization;
using Robotics.Robots;
using Robotics.Sim.Bodies;
using Robotics.Tests.Libero;

namespace Robotics.Tests.Robots;

public sealed class LiberoPandaTests
{
    private const double PhysicsStep = 0.002;

    /// <summary>Our model's TCP is robosuite's grip site, with the orientation of its right_hand body. Skipped where the recordings are absent.</summary>
    [Theory]
    [InlineData("libero_object__0", -0.6, 0, 0)]
    [InlineData("libero_spatial__0", -0.66, 0, 0.912)]
    [InlineData("libero_10__5", -0.75, 0, 0.912)]
    public void The_same_kinematic_model_serves_LIBERO(string recording, double baseX, double baseY, double baseZ)
    {
        string file = Path.Combine(LiberoData.Recordings, recording, "states.csv");
        Assert.SkipUnless(File.Exists(file), $"The recording is not here: {file}.");
        RobotDefinition panda = RobotCatalog.Load("panda");
        using MujocoRobotModel arm = new(panda);
        Pose X_WB = Pose.At(baseX, baseY, baseZ);
        string[][] rows = [.. File.ReadLines(file).Select(line => line.Split(','))];
        int Column(string name) => Array.IndexOf(rows[0], name);
        int q0 = Column("qpos0"), v0 = Column("qvel0"), eef = Column("raw_eef_x"), hand = Column("raw_hand_qw");
        foreach (string[] row in rows[1..])
        {
            double Cell(int column) => double.Parse(row[column], CultureInfo.InvariantCulture);

            // Recorded poses are those at the beginning of the last physics step; before the first action there was none.
            double lag = row[0] == "-1" ? 0 : PhysicsStep;
            double[] q = [.. Enumerable.Range(0, 7).Select(j => Cell(q0 + j) - (lag * Cell(v0 + j)))];
            Pose X_WT = X_WB * arm.Forward(q, []);
            Vec3 expected = new(Cell(eef), Cell(eef + 1), Cell(eef + 2));
            Rotation orientation = new(Cell(hand + 1), Cell(hand + 2), Cell(hand + 3), Cell(hand));
            Assert.True((X_WT.Position - expected).Norm < 1e-3, $"step {row[0]}: {X_WT.Position} differs from {expected}");
            Assert.True(X_WT.Rotation.AngleTo(orientation) < 2e-3, $"step {row[0]}: {X_WT.Rotation} differs from {orientation}");
        }
    }
}
