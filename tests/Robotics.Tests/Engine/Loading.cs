using System.Text;
using Robotics.Sim.Engine;

namespace Robotics.Tests.Engine;

public sealed class Loading
{
    private const string Tetrahedron = "v 0 0 0\nv 1 0 0\nv 0 1 0\nv 0 0 1\nf 1 3 2\nf 1 2 4\nf 1 4 3\nf 2 3 4\n";

    [Fact]
    public void Includes_and_meshes_load_from_memory()
    {
        Dictionary<string, ReadOnlyMemory<byte>> files = new()
        {
            ["parts/body.xml"] = Encoding.UTF8.GetBytes("<mujoco><worldbody><body name='inner'><geom type='mesh' mesh='tetra'/></body></worldbody></mujoco>"),
            ["parts/tetra.obj"] = Encoding.UTF8.GetBytes(Tetrahedron),
        };

        using MujocoModel model = MujocoModel.FromXml(
            "<mujoco><asset><mesh name='tetra' file='parts/tetra.obj'/></asset><include file='parts/body.xml'/></mujoco>", files);

        Assert.Equal(1, model.BodyId("inner"));
        Assert.InRange(model.MeshVertexCount[model.MeshId("tetra")], 4, 12);
        Assert.Equal(4, model.MeshFaceCount[0]);
        Assert.Equal(3 * model.MeshVertexCount[0], model.MeshVertices.Length);
    }

    [Theory]
    [InlineData("<mujoco><worldbody><geom type='cube'/></worldbody></mujoco>", "keyword")]
    [InlineData("<mujoco><worldbody>", "XML")]
    [InlineData("<mujoco><asset><mesh file='absent.stl'/></asset></mujoco>", "absent.stl")]
    [InlineData("<mujoco><worldbody><geom type='mesh' mesh='nothing' size='1'/></worldbody></mujoco>", "nothing")]
    public void A_bad_model_is_refused_with_the_engines_message(string xml, string expected)
    {
        RoboticsException error = Assert.Throws<RoboticsException>(() => MujocoModel.FromXml(xml));

        Assert.Equal(ErrorCode.MalformedFile, error.Code);
        Assert.Contains(expected, error.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Two_files_that_the_engine_cannot_tell_apart_are_refused()
    {
        Dictionary<string, ReadOnlyMemory<byte>> files = new() { ["a.obj"] = new byte[4], ["A.obj"] = new byte[4] };
        if (MujocoEngine.Version != "2.2.2") return;

        Assert.Equal(ErrorCode.InvalidArgument, Assert.Throws<RoboticsException>(() => MujocoModel.FromXml("<mujoco/>", files)).Code);
    }

    [Fact]
    public void A_damaged_compiled_model_is_refused()
    {
        using MujocoModel model = MujocoModel.FromXml(EngineModels.Arm);
        byte[] compiled = model.ToBinary();
        compiled[compiled.Length / 2] ^= 1;
        byte[] nonsense = [1, 2, 3, 4, 5, 6, 7, 8];

        foreach (byte[] bad in new[] { compiled, compiled[..100], nonsense })
        {
            Assert.Equal(ErrorCode.MalformedFile, Assert.Throws<RoboticsException>(() => MujocoModel.FromBinary(bad)).Code);
        }
    }

    [Fact]
    public void An_unknown_name_is_answered_with_the_known_ones()
    {
        using MujocoModel model = MujocoModel.FromXml(EngineModels.Arm);

        RoboticsException error = Assert.Throws<RoboticsException>(() => model.BodyId("hand"));

        Assert.Equal(ErrorCode.UnknownName, error.Code);
        Assert.Contains("ball, base, crate, link, world", error.Message, StringComparison.Ordinal);
        Assert.False(model.TryFind(ModelObject.Joint, "wrist", out int id));
        Assert.Equal(-1, id);
        Assert.Equal("elbow", model.Name(ModelObject.Actuator, 1));
    }

    [Fact]
    public void Options_written_are_options_used()
    {
        using MujocoModel model = MujocoModel.FromXml(EngineModels.Arm);
        using MujocoData data = new(model);
        model.Options.Timestep = 0.004;
        model.Options.Gravity.Clear();

        data.Step();

        Assert.Equal(0.004, data.Time);
        Assert.Equal(0, data.Qvel[model.JointDofAddress[model.JointId("ball")] + 2]);
    }

    [Fact]
    public void A_disposed_model_or_simulation_refuses_use()
    {
        MujocoModel model = MujocoModel.FromXml(EngineModels.Arm);
        MujocoData data = new(model);
        data.Dispose();
        model.Dispose();

        Assert.Throws<ObjectDisposedException>(() => data.Step());
        Assert.True(data.Qpos.IsEmpty);
        Assert.Throws<ObjectDisposedException>(() => model.Options);
        Assert.True(model.BodyPos.IsEmpty);
    }
}
