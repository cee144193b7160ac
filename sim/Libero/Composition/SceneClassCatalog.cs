namespace Robotics.Sim.Libero.Composition;

/// <summary>The five kinds of scenes that LIBERO's tasks use.</summary>
internal static class SceneClassCatalog
{
    private const string TiltedView = "0.6380177736282349 0.3048497438430786 0.30484986305236816 0.6380177736282349";
    private const string LowView = "0.6182166934013367 0.3432307541370392 0.3432314395904541 0.6182177066802979";
    private const string PaperView = "0.513 0.353 0.443 0.645";

    private static readonly CameraPlacement Gallery = new(
        "galleryview",
        "2.844547668904445 2.1279684793440667 3.128616846013882",
        "0.42261379957199097 0.23374411463737488 0.41646939516067505 0.7702690958976746");

    private static readonly SceneClass Tabletop = new()
    {
        Problem = "libero_tabletop_manipulation",
        WorkspaceCategory = "table",
        Workspace = "main_table",
        RegionBody = "table",
        Mounted = true,
        RobotBase = new Vec3(-0.66, 0, 0.912),
        WorkspaceOffset = new Vec3(0, 0, 0.90),
        FixtureHeight = 0.01 - 0.05,
        ShrinksRegions = true,
        RegionOffset = new Vec3(0, 0, 0.02),
        File = "scenes/libero_tabletop_base_style.xml",
        FloorTexture = "light-gray-floor-tile.png",
        WallTexture = "light-gray-plaster.png",
        TableFriction = "0.6 0.005 0.0001",
        Cameras = [Agent("0.6586131746834771 0 1.6103500240372423", TiltedView), Front("1.0 0 1.48"), Gallery],
        SurfaceHeight = 0.90,
    };

    private static readonly SceneClass Kitchen = Tabletop with
    {
        Problem = "libero_kitchen_tabletop_manipulation",
        WorkspaceCategory = "kitchen_table",
        Workspace = "kitchen_table",
        ShrinksRegions = false,
        RegionOffset = Vec3.Zero,
        File = "scenes/libero_kitchen_tabletop_base_style.xml",
        FloorTexture = "gray_ceramic_tile.png",
        WallTexture = "yellow_linen_wall_texture.png",
        TableFriction = "1 0.005 0.0001",
        Cameras = [.. Tabletop.Cameras, new CameraPlacement("paperview", "2.1 0.535 2.075", PaperView)],
    };

    private static readonly SceneClass Study = new()
    {
        Problem = "libero_study_tabletop_manipulation",
        WorkspaceCategory = "study_table",
        Workspace = "study_table",
        RegionBody = "study_table",
        Mounted = true,
        RobotBase = new Vec3(-0.75, 0, 0.912),
        WorkspaceOffset = new Vec3(-0.2, 0, 0.867),
        FixtureHeight = 0.01 - 0.05,
        RegionOffset = new Vec3(-0.2, 0, 0.867),
        File = "scenes/libero_study_base_style.xml",
        FloorTexture = "light-gray-floor-tile.png",
        WallTexture = "light-gray-plaster.png",
        Cameras =
        [
            Agent("0.4586131746834771 0 1.6103500240372423", TiltedView), Front("1.0 0 1.48"), Gallery,
            new CameraPlacement("paperview", "2.1 0.535 2.075", PaperView),
        ],
        SurfaceHeight = 0.885,
    };

    private static readonly SceneClass LivingRoom = new()
    {
        Problem = "libero_living_room_tabletop_manipulation",
        WorkspaceCategory = "living_room_table",
        Workspace = "living_room_table",
        RegionBody = "living_room_table",
        Mounted = false,
        RobotBase = new Vec3(-0.51, 0, 0.42),
        WorkspaceOffset = new Vec3(0, 0, 0.41),
        FixtureHeight = 0.01 - 0.024,
        RegionOffset = new Vec3(0, 0, 0.41),
        File = "scenes/libero_living_room_tabletop_base_style.xml",
        FloorTexture = "seamless_wood_planks_floor.png",
        WallTexture = "light-gray-plaster.png",
        Cameras =
        [
            Agent("0.6065773716836134 0 0.96", LowView), Front("1.5 0 0.9"), Gallery,
            new CameraPlacement("paperview", "2.1 0.735 1.875", PaperView),
        ],
        SurfaceHeight = 0.4368,
    };

    private static readonly SceneClass Floor = new()
    {
        Problem = "libero_floor_manipulation",
        WorkspaceCategory = "floor",
        Workspace = "floor",
        RegionBody = "floor",
        Mounted = false,
        RobotBase = new Vec3(-0.6, 0, 0),
        WorkspaceOffset = new Vec3(0, 0, -0.035),
        FixtureHeight = -0.025,
        ShrinksRegions = true,
        RegionOffset = new Vec3(0, 0, 0.02),
        File = "scenes/libero_floor_base_style.xml",
        FloorTexture = "light-gray-floor-tile.png",
        WallTexture = "light-gray-plaster.png",
        Cameras = [Agent("0.8965773716836134 5.216182733499864e-07 0.65", LowView), Front("1.0 0 0.65"), Gallery],
        SurfaceHeight = 0,
    };

    private static readonly ImmutableArray<SceneClass> All = [Tabletop, Kitchen, Study, LivingRoom, Floor];

    /// <summary>The kind of scene of a problem.</summary>
    /// <exception cref="RoboticsException"><see cref="ErrorCode.UnknownName"/>: lists the known ones.</exception>
    public static SceneClass Find(string problem)
    {
        foreach (SceneClass scene in All)
        {
            if (scene.Problem == problem) return scene;
        }

        throw RoboticsException.Unknown("kind of LIBERO scene", problem, All.Select(scene => scene.Problem));
    }

    private static CameraPlacement Agent(string position, string quaternion) => new("agentview", position, quaternion);

    private static CameraPlacement Front(string position) => new("frontview", position, "0.56 0.43 0.43 0.56");
}
