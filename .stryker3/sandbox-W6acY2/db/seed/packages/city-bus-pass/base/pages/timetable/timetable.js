Page({
  data: { picture: "https://api.citytransit.example/v2/timetable.png" },
});
