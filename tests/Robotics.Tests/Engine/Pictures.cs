using Robotics.Sim.Engine;
using Robotics.Sim.Engine.Rendering;

namespace Robotics.Tests.Engine;

public sealed class Pictures : IDisposable
{
    private const int Width = 80;
    private const int Height = 60;

    /// <summary>Seen from 2 m above: a red box on the left, a green ball at the top right, a blue floor that a hidden group covers.</summary>
    private const string Scene = """
        <mujoco>
          <statistic extent="1" center="0 0 0"/>
          <visual><headlight ambient="1 1 1" diffuse="0 0 0" specular="0 0 0"/><map znear="0.1" zfar="10"/></visual>
          <worldbody>
            <camera name="top" pos="0 0 2" fovy="45"/>
            <geom name="floor" type="plane" size="5 5 0.1" rgba="0 0 1 1"/>
            <geom name="red" type="box" pos="-0.5 0 0.1" size="0.2 0.2 0.1" rgba="1 0 0 1"/>
            <body pos="0.5 0.4 0.2"><freejoint/><geom name="green" type="sphere" size="0.2" rgba="0 1 0 1"/></body>
            <geom name="lid" type="box" pos="0 0 0.9" size="0.9 0.9 0.05" rgba="1 1 0 1" group="3"/>
          </worldbody>
        </mujoco>
        """;

    private readonly MujocoModel model = MujocoModel.FromXml(Scene);
    private readonly MujocoData data;
    private readonly View view;

    public Pictures()
    {
        data = new MujocoData(model);
        data.Forward();
        view = View.Through(model, "top", Width, Height);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    public void Colours_depths_and_geoms_agree(int samples)
    {
        using Renderer renderer = new(RendererSettings.Fast with { Samples = samples });
        byte[] rgb = new byte[3 * Width * Height];
        float[] depth = new float[Width * Height];
        int[] geoms = new int[Width * Height];

        renderer.Render(data, view, RenderOptions.Default, new PictureBuffers { Rgb = rgb, Depth = depth, GeomIds = geoms });

        // At the table's height a metre is 60 / (2 * 2 * tan(22.5°)) pixels.
        int red = At(22, 30), green = At(60, 16), floor = At(40, 50);
        Assert.Equal(model.GeomId("red"), geoms[red]);
        Assert.Equal(model.GeomId("green"), geoms[green]);
        Assert.Equal(model.GeomId("floor"), geoms[floor]);
        Assert.True(rgb[3 * red] > 200 && rgb[(3 * red) + 1] < 60 && rgb[(3 * red) + 2] < 60);
        Assert.True(rgb[(3 * green) + 1] > 200 && rgb[3 * green] < 60);
        Assert.True(rgb[(3 * floor) + 2] > 200 && rgb[3 * floor] < 60);
        Assert.Equal(1.8, depth[red], 3);
        Assert.Equal(2.0, depth[floor], 3);
        Assert.InRange(depth[green], 1.59, 1.65);
        Assert.Equal([model.GeomId("floor"), model.GeomId("red"), model.GeomId("green")], geoms.Distinct().Order());
    }

    [Fact]
    public void Rows_can_start_at_the_bottom()
    {
        using Renderer renderer = new(RendererSettings.Fast);
        byte[] topDown = new byte[3 * Width * Height];
        byte[] bottomUp = new byte[3 * Width * Height];

        renderer.Render(data, view, RenderOptions.Default, new PictureBuffers { Rgb = topDown });
        renderer.Render(data, view, new RenderOptions { Rows = RowOrder.BottomUp }, new PictureBuffers { Rgb = bottomUp });

        Assert.NotEqual(topDown, bottomUp);
        Assert.Equal(topDown.Chunk(3 * Width).Reverse().SelectMany(row => row), bottomUp);
    }

    [Fact]
    public void Groups_are_shown_by_choice()
    {
        using Renderer renderer = new(RendererSettings.Fast);
        int[] geoms = new int[Width * Height];

        renderer.Render(data, view, new RenderOptions { GeomGroups = [0, 3] }, new PictureBuffers { GeomIds = geoms });
        Assert.Equal(model.GeomId("lid"), geoms[At(40, 30)]);

        renderer.Render(data, view, new RenderOptions { GeomGroups = [1] }, new PictureBuffers { GeomIds = geoms });
        Assert.All(geoms, id => Assert.Equal(-1, id));
    }

    [Fact]
    public void A_renderer_draws_several_models_and_sizes_and_gives_the_same_picture_again()
    {
        using Renderer renderer = new(RendererSettings.Fast with { Width = 32, Height = 32, CachedModels = 1 });
        using MujocoModel other = MujocoModel.FromXml(EngineModels.Arm);
        using MujocoData otherData = new(other);
        otherData.Forward();
        byte[] first = new byte[3 * Width * Height];
        byte[] between = new byte[3 * 100 * 100];
        byte[] again = new byte[3 * Width * Height];

        renderer.Render(data, view, RenderOptions.Default, new PictureBuffers { Rgb = first });
        renderer.Render(otherData, View.From(Vec3.Zero, 3, (90, -30), 100, 100), RenderOptions.Default, new PictureBuffers { Rgb = between });
        renderer.Render(data, view, RenderOptions.Default, new PictureBuffers { Rgb = again });

        Assert.Equal(first, again);
        Assert.True(between.Distinct().Count() > 10, "The free camera should see the arm.");
        Assert.Equal(4, model.Visual.OffscreenSamples);
    }

    [Fact]
    public void A_picture_follows_the_simulation()
    {
        using Renderer renderer = new(RendererSettings.Fast);
        int[] geoms = new int[Width * Height];
        data.SetFreeJointPose(0, Pose.At(0.5, -0.4, 0.2));
        data.Forward();

        renderer.Render(data, view, RenderOptions.Default, new PictureBuffers { GeomIds = geoms });

        Assert.Equal(model.GeomId("floor"), geoms[At(60, 16)]);
        Assert.Equal(model.GeomId("green"), geoms[At(60, 44)]);
    }

    [Fact]
    public void Bad_requests_are_refused()
    {
        using Renderer renderer = new(RendererSettings.Fast);
        byte[] small = new byte[10];

        Refused(() => renderer.Render(data, view, RenderOptions.Default, new PictureBuffers { Rgb = small }));
        Refused(() => renderer.Render(data, View.Through(5, 10, 10), RenderOptions.Default, default));
        Refused(() => renderer.Render(data, view, new RenderOptions { GeomGroups = [9] }, default));
        Refused(() => View.Through(0, 0, 10));
        Refused(() => _ = new Renderer(RendererSettings.Fast with { Samples = -1 }));
        Assert.Equal(ErrorCode.UnknownName, Assert.Throws<RoboticsException>(() => View.Through(model, "side", 10, 10)).Code);
    }

    public void Dispose()
    {
        data.Dispose();
        model.Dispose();
    }

    private static void Refused(Action action) => Assert.Equal(ErrorCode.InvalidArgument, Assert.Throws<RoboticsException>(action).Code);

    private static int At(int column, int row) => (row * Width) + column;
}
